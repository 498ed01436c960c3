"""What Catalan says otherwise than Spanish, where an engine kept that language's way: *en el port*, *va avisar a la capitana*.

Places with an article have *a* (*al port*); persons that are an object have nothing (*va avisar la capitana*); an
infinitive has *per*, as newspapers write; the day of the week that is meant by its name alone has no article (*diumenge*);
the sea is *el mar*, but where an adjective has gone with *la mar* it stays. After words that ask for *en* (*pensar*,
*confiança*) it stays, and so it does before what is no place. Only forms that are nothing else are listed: *visita a la
fàbrica* is a noun.
Source: Institut d’Estudis Catalans, Gramàtica essencial de la llengua catalana, 14.3, 19.2, 26.4.
"""

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from colporteur.translation.rules.quotation_style import Change, apart

_PLACES = (
    "aeroport aeroports aigua aigües ajuntament arxiu arxius aula aules autobús autopista avinguda badia balcó banqueta bar"
    " barri barris base"
    " biblioteca bosc boscos botiga botigues butxaca caixa cambra camp camps canal capital capitania carrer carrers carretera"
    " casa cases castell"
    " catedral central centre ciutat ciutats coberta comarca comissaria consell cor costa costes cotxe cotxera cotxeres cuina"
    " despatx diari diaris"
    " dic dormitori draga edifici edificis entrada escenari escola escoles església estació estacions estadi estuari fàbrica"
    " fàbriques far ferralla"
    " finestra fons gespa grada graderia habitació habitacions hospital hospitals hotel illa illes institut jardí jutjat"
    " jutjats línia llac lloc"
    " llocs llibre llibres llista llotja marcador magatzem mercat mercats molí moll molls món mur museu nord oceà oest oficina"
    " oficines orquestra"
    " pantalla pàgina paret parlament parada parc passadís passeig pati pavelló pis pista plaça places platja platges poble"
    " pobles poliesportiu"
    " pont ple port porta portes porteria presó província regió residència restaurant ria riba riu rius sala sales sostre soterrani"
    " sud superfície"
    " taller taula taules taulell teatre teatres terminal teulada torre tramvia tren tribunal túnel universitat universitats"
    " vaixell vaixells"
    " vall vestíbul vestidor vitrina zona zones"
).split()
_BETWEEN = (
    r"(?:(?:seu|seva|seus|seves|meu|meva|nostre|nostra|nostres|vostre|vostra) )?"
    r"(?:(?:últim|última|últimes|primer|primera|segon|segona|mateix|mateixa|nou|nova|vell|vella|antic|antiga|gran|petit|petita"
    r"|altre|altra"
    r"|proper|propera) )?"
)
_IN_A_PLACE = re.compile(
    rf"(?<![\w’'-])(?P<in>[Ee]n (?P<article>el |els |la |les |l[’']))(?={_BETWEEN}(?:{'|'.join(_PLACES)})(?!\w)"
    r"|(?:[B-DF-GJ-NP-TV-Z]|(?<=[’'])[AEIOUÀÈÉÍÒÓÚH])[^\W\d_]*[a-zß-öø-ÿ])"
)
_BEFORE_A_VOWEL = re.compile(
    r"(?<![\w’'-])(?P<in>[Ee]n (?:el|la) )(?=(?!Eu|Oi|Ou|One\b)[AÀÁEÈÉOÒÓ][^\W\d_]*[a-zß-öø-ÿ])"
)
_AT = MappingProxyType({"el ": "al ", "els ": "als "})
_ASKS_FOR_EN = re.compile(
    r"(?<!\w)(?:pens|cre(?:u|ia|ien|ure|iem)?(?!\w)|confi|conver[ts]|transform|consist|interes|interès|insist|bas(?:a|at|ada"
    r"|en)(?!\w)|inspir"
    r"|expert|especiali|fix|concentr|centr(?:a|ar|at|ada|en|ats)(?!\w)|invert|inver|divid|tradu|implic|somi|persist"
    r"|fe(?!\w))\w*(?: [^\W\d_]+)?$"
)
_IN_A_TOWN = re.compile(r"(?<![\w’'-])(?P<in>[Ee]n)(?= (?P<name>[A-Z][\w’-]*[a-zß-öø-ÿ][\w’-]*(?: [A-Z][\w’-]+)*))")

_VERBS = "acompany acus atrap avis contract copi critic denunci elimin entren evacu felicit interrog mat rescat salud".split()
"""Their third person is no noun."""
_ALSO_NOUNS = "ajud afect derrot multa".split()
_HAVE = r"(?:he|has|ha|hem|heu|han|haver|hagi|hagin|havia|havien|hauria|haurien)"
_HAS_AN_OBJECT = (
    rf"(?:{'|'.join(_VERBS)})a|(?:afecta)"
    rf"|(?:{'|'.join((*_VERBS, *_ALSO_NOUNS))})(?:ar|en|ant|ava|aven|arà|aran|aria|arien)"
    rf"|{_HAVE} (?:{'|'.join((*_VERBS, *_ALSO_NOUNS))})at"
    rf"|substitu(?:ir|eix|eixen|ïa|ïen|irà|iran|int)|{_HAVE} substituït|detenir|deté|detenen|detindrà|{_HAVE} detingut"
    rf"|ferir|fereix|fereixen|{_HAVE} ferit|vèncer|{_HAVE} vençut|elegir|elegeix|elegeixen|{_HAVE} elegit"
)
_NO_PERSON = (
    *_PLACES,
    *(
        "tres quatre cinc sis set vuit nou deu onze dotze una dues tarda matí nit migdia mitjanit vegada final principi"
        " començament cap mateix temps força marge costat vista mesura hora dia setmana mes any dilluns dimarts dimecres"
        " dijous divendres dissabte diumenge gener febrer març abril maig juny juliol agost setembre octubre novembre"
        " desembre estiu hivern primavera tardor metres quilòmetres distància euros preu ritme velocitat"
    ).split(),
)
_ONE_OR_MORE = "la|les|un|una|uns|unes|dos|dues|tres|quatre|cinc|aquest|aquesta|aquests|aquestes"
_PERSON = re.compile(
    rf"(?<![\w’'-])(?:{_HAS_AN_OBJECT}) (?P<to>al|als|a(?= (?:{_ONE_OR_MORE}) | l[’'])) "
    rf"(?!(?:(?:{_ONE_OR_MORE}) |l[’'])?(?:seus? |seva |seves |altres? |altra )?(?:{'|'.join(_NO_PERSON)})(?!\w))"
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
_AFFECTS = re.compile(
    r"(?<![\w’'-])afect(?:a|ar|en|arà|aran|ava|aven) (?P<to>a )(?=\d[\d.]* (?!de |del |d[’']))", re.IGNORECASE
)
_ITSELF = re.compile(r"(?:(?<!\w)es|(?<!\w)s[’'])\s?(?:va|van|ha|han|havia|havien)?\s?$", re.IGNORECASE)

_NOT_VERBS = (
    "mar|bar|llar|militar|militars|escolar|escolars|familiar|familiars|popular|populars|particular|particulars|altar|solar"
    "|nuclear|similar"
    "|titular|exemplar|auxiliar|pilar|dòlar|radar|hangar|sonar|collar|ahir|elixir|tir|avenir|quatre|febre|metre|teatre|hivern"
)
_INFINITIVE = re.compile(
    rf"(?<![\w’'-])(?P<to>[Pp]er a)(?= (?:no )?(?!(?:{_NOT_VERBS})(?![\w]))"
    r"(?:[^\W\d_]+(?:ar|ir|ndre|eure|iure|oure|aure|rdre|ebre|ompre|atre|etre|ure)|(?:re|des|satis)?fer|ser|ésser|haver|poder"
    r"|saber|voler|valer"
    r"|\w*(?:córrer|èixer|éixer|vèncer|prémer|témer))(?:-(?:se|ho|lo|la|los|les|li|hi|ne|me|te|nos|vos)|[’'](?:n|l|s|ls|m|t|ns"
    r"|hi|ho))*(?![\w’'-]))"
)

_DAY = "dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge"
_ON_A_DAY = re.compile(
    rf"(?<![\w’'-])(?<!tot )(?<!durant )(?P<before>[Aa] partir del|[Ff]ins al|[Dd]es del|[Pp]er al|[Dd]el|[Ee]l|al)"
    rf" (?P<day>{_DAY})(?!\w)"
    r"(?! (?:anterior|següent|que|en què|en el|abans|de|del|dels|sant|Sant|negre|gras|no laborable)(?!\w)| d[’'])"
)
_FROM_A_DAY = re.compile(rf"(?<!\w)del? (?:{_DAY}) $", re.IGNORECASE)
_BEFORE_A_DAY = MappingProxyType(
    {
        "a partir del": "a partir de ",
        "fins al": "fins ",
        "des del": "des de ",
        "per al": "per ",
        "al": "a ",
        "del": "de ",
        "el": "",
    }
)

_SEA = re.compile(
    r"(?<![\w’'-])(?P<of>de |a |per |en )?(?P<the>la) mar(?=\s*(?:[.,;:!?)»]|$)| (?:i|o|que|amb|per|a|al|fins|quan|on|entre|com)"
    r" | d(?:e|el|els) "
    r"| d[’'])(?! de bé)",
    re.IGNORECASE,
)
_BEFORE_THE_SEA = MappingProxyType({"de ": "del", "a ": "al", "per ": "pel", "en ": "al", "": "el"})

_ALONE = re.compile(
    r"(?<!\w)(?:està|estava|estar|estan|estaven|viu|vivia|viure|viuen|queda|quedar|quedat|quedava) (?P<only>només)"
    r"(?=\s*(?:[.,;:!?)»]|$)| a casa)",
    re.IGNORECASE,
)
_IN_SO_LONG = re.compile(
    r"(?<![\w’'-])(?P<in>dins d(?:e |[’']))(?=(?:\d+|un|una|dos|dues|tres|quatre|cinc|sis|set|vuit|nou|deu|pocs|poques|uns|unes)"
    r" (?:minuts?|hora|hores|dia|dies|setmana|setmanes|mes|mesos|any|anys)(?!\w))",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?<!\w)(?:within|binnen|innerhalb|inside)(?!\w)", re.IGNORECASE)
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w’'-]){before}(?!\w)", re.IGNORECASE), after)
    for before, after in (
        (r"(?:en )?nochebuena", "la nit de Nadal"),
        (r"(?:en )?nochevieja", "la nit de Cap d’Any"),
        (r"a l[’']any següent", "l’any següent"),
        (r"a l[’']endemà", "l’endemà"),
        (r"per a llavors", "aleshores"),
        (r"va haver-hi", "hi va haver"),
        (r"van haver-hi", "hi van haver"),
        (r"es va anar(?! \w+nt\b)", "se’n va anar"),
        (r"es van anar(?! \w+nt\b)", "se’n van anar"),
        (r"majors de(?= \d+ anys)", "més grans de"),
        (r"ciutat germanada", "ciutat agermanada"),
        (r"ciutats germanades", "ciutats agermanades"),
        (r"no sols", "no només"),
    )
)


def catalan_phrases(source: str, target: str) -> Iterator[Change]:
    """What puts a translation into Catalan's own way; none overlaps another."""
    return apart(target, _found(source, target))


def _found(source: str, target: str) -> Iterator[Change]:
    yield from _places(source, target)
    yield from _persons(target)
    for match in _INFINITIVE.finditer(target):
        yield Change(*match.span("to"), match["to"][:3])
    for match in _ON_A_DAY.finditer(target):
        if match["before"] == "al" and not _FROM_A_DAY.search(target[: match.start()]):
            continue
        shorter = _BEFORE_A_DAY[match["before"].lower()] + match["day"]
        yield Change(*match.span(), _begun_like(match[0], shorter))
    for match in _SEA.finditer(target):
        form = _BEFORE_THE_SEA[(match["of"] or "").lower()]
        yield Change(match.start(), match.end("the"), _begun_like(match[0], form))
    for match in _IN_SO_LONG.finditer(target) if not _WITHIN.search(source) else ():
        yield Change(*match.span("in"), _begun_like(match[0], "d’aquí a "))
    for match in _ALONE.finditer(target):
        yield Change(*match.span("only"), "sol")
    for phrase, form in _PHRASES:
        for match in phrase.finditer(target):
            yield Change(*match.span(), _begun_like(match[0], form))


def _places(source: str, target: str) -> Iterator[Change]:
    for match in _free(_IN_A_PLACE.finditer(target), target):
        form = _AT.get(match["article"], f"a {match['article']}")
        yield Change(*match.span("in"), _begun_like(match[0], form))
    for match in _free(_BEFORE_A_VOWEL.finditer(target), target):
        yield Change(*match.span("in"), _begun_like(match[0], "a l’"))
    for match in _free(_IN_A_TOWN.finditer(target), target):
        if re.search(rf"(?<!\w)(?:en|in|at|bei|à) {re.escape(match['name'])}(?!\w)", source, re.IGNORECASE):
            yield Change(*match.span("in"), _begun_like(match["in"], "a"))


def _free(matches: Iterable[re.Match[str]], target: str) -> Iterator[re.Match[str]]:
    """Those before which nothing asks for *en*."""
    yield from (match for match in matches if not _ASKS_FOR_EN.search(target[: match.start()].rstrip().lower()))


def _persons(target: str) -> Iterator[Change]:
    for match in _PERSON.finditer(target):
        if not _ITSELF.search(target[: match.start()]):
            yield Change(
                match.start("to"), match.end("to") + 1, {"al": "el ", "als": "els "}.get(match["to"].lower(), "")
            )
    for match in _AFFECTS.finditer(target):
        yield Change(*match.span("to"), "")


def _begun_like(before: str, after: str) -> str:
    return after[:1].upper() + after[1:] if before[:1].isupper() else after
