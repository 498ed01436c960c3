"""What countries, languages and cities are called in another language, as CLDR has it."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_ALSO_CALLED = """
    aachen aquisgran aquisgrana aix-la-chapelle aix aken
    alsace elsass alsacia alsazia elzas
    antwerp antwerpen anvers amberes anversa
    apulia apulien puglia pouilles
    balearics balearen baleares
    baltic ostsee baltico baltique baltische oostzee baltyk
    basel basle bale basilea bazel
    bavaria bayern baviera baviere beieren bawaria bavorsko
    beijing peking pekin pechino pequim
    bruges brugge brujas brugges
    brittany bretagne bretana bretanya bretania
    burgundy burgund borgona bourgogne borgonya borgogna
    burma birma birmania birmanie myanmar
    carinthia karnten carintia carinthie
    carpathians karpaten carpatos carpates carpats karpaty
    catalonia katalonien cataluna catalogne catalunya catalogna
    cologne koln colonia keulen kolonia
    danube donau danubio danubi dunaj duna
    dnieper dnipro dnjepr dnepr
    dunkirk dunkerque dunkirchen dunquerque
    elbe labe elba laba
    falklands falkland malouines malvinas malvines falklandinseln falkland_inseln
    florence florenz florencia firenze florenca
    gdansk danzig dantzig
    geneva genf geneve ginebra ginevra
    genoa genua genova genes
    ghent gent gand gante
    gothenburg goteborg gotemburgo
    hague haag haya haye haia aia
    kharkiv charkiw charkiv charkow jarkov kharkov jarkiv harkiv
    krakow cracow krakau cracovia cracovie krakov cracova
    leuven louvain lovaina lowen
    liege luttich lieja luik
    lille rijsel
    lorraine lothringen lorena
    lucerne luzern lucerna
    lviv lwiw lvov lwow leopolis lemberg leopoli lemberk
    mainz mayence maguncia magonza
    mecca mekka meca mecque
    mechelen malines malinas
    mediterranean mittelmeer mediterraneo mediterranee mediterrani middellandse
    meuse maas mosa
    moldova moldavia moldau moldavie moldawien
    mosul mossul mossoul
    mumbai bombay
    munich munchen monaco monachium mnichov
    naples neapel napoles napoli
    nuremberg nurnberg norimberga norymberga
    oder odra
    pilsen plzen
    poznan posen
    pyrenees pyrenaen pirineos pirineus pirineu pirenei pireneje pireneus
    regensburg ratisbona ratisbonne
    rhine rhein rin rhin reno rijn ren
    rhineland rheinland renania rhenanie
    rijeka fiume
    romandy romandie romandia westschweiz welschland
    salonica thessaloniki saloniki salonique salonico tessaloniki
    saxony sachsen sajonia saxe saxonia sassonia saksonia sasko
    scheldt schelde escaut escalda
    sicily sizilien sicilia sicile sycylia
    sardinia sardinien cerdena sardaigne sardenya sardegna
    styria steiermark estiria styrie
    swabia schwaben suabia souabe
    swiss suizo suiza suizos suisse suisses schweizer schweiz suisso suissos svizzeri svizzera
    tagus tajo tejo tage tajus
    thames themse tamesis tamise tamigi
    trier treveris treves treviri
    turin torino turino
    tuscany toskana toscana toscane
    venice venedig venecia venise venezia wenecja benatky
    vistula weichsel wisla vistule visla
    vosges vogesen vosgos
    wroclaw breslau breslavia
    united_states us usa u.s u._s america american americans estados_unidos ee_uu ee.uu ee._uu eeuu eua estadounidense
        estadounidenses norteamericano norteamericanos estats_units estatunidenc etats-unis etats_unis americain americains
        americaine americaines stati_uniti statunitense statunitensi vereinigte_staaten vereinigten_staaten us-amerikanisch
        amerika amerikaner amerikanisch verenigde_staten vs vereinigten
    united_kingdom uk u.k britain british britons great_britain reino_unido gran_bretana britanico britanicos regne_unit
        gran_bretanya britanic royaume-uni royaume_uni grande-bretagne britannique britanniques regno_unito gran_bretagna
        britannico vereinigtes_konigreich vereinigten_konigreich grossbritannien britisch briten verenigd_koninkrijk
        groot-brittannie england inglaterra angleterre anglaterra inghilterra
    ypres ieper
    zeeland seeland
    treasury tesoro tresor schatzamt finanzministerium finanzministerin finanzminister tesor
"""
"""Places (and a body) that CLDR does not name and whose names are not alike; each row is one, folded, whatever the language.

What is indented further belongs to the row above; `_` is a space.
"""

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "đ": "d", "’": "'"}
)


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Lower case without accents, as names are compared; ß as ss, ø as o."""
    if text.isascii():
        return text.lower()
    plain = text.translate(_LETTERS).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join([letter for letter in decomposed if not unicodedata.combining(letter)])


def is_place(name: str, language: str) -> bool:
    """True for the name of a country, language or city; `name` is folded."""
    return bool(_by_name(language).get(name))


@lru_cache(maxsize=4096)
def forms(name: str, language: str, other_language: str) -> frozenset[str]:
    """What CLDR calls the country, language or city of this name in the other language; stems find inhabitants too."""
    known = _by_name(language)
    codes = set(known.get(name, ()))
    if not codes and len(name) >= 5:
        stem = name[: max(4, len(name) - 4)]
        codes = {code for each, its in _by_stem(language).get(name[:4], ()) if each.startswith(stem) for code in its}
    of = _by_code(other_language)
    return frozenset(form for code in codes for form in of.get(code, ())) | _also_called().get(name, frozenset())


@cache
def _also_called() -> dict[str, frozenset[str]]:
    rows = [
        frozenset(name.replace("_", " ") for name in row.split())
        for row in _ALSO_CALLED.replace("\n        ", " ").strip().splitlines()
    ]
    return {name: row for row in rows for name in row}


@cache
def _by_stem(language: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    stems: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, codes in _by_name(language).items():
        stems.setdefault(name[:4], []).append((name, codes))
    return stems


@cache
def _by_name(language: str) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for code, forms in _by_code(language).items():
        for form in forms:
            names.setdefault(form, []).append(code)
            for word in form.split():
                if len(word) > 4:
                    names.setdefault(word, []).append(code)
    return {name: tuple(dict.fromkeys(codes)) for name, codes in names.items()}


@cache
def _by_code(language: str) -> dict[str, tuple[str, ...]]:
    """Folded names by code: `territory DE`, `language de`, `city Europe/Vienna`."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    named: dict[str, list[str]] = {}
    for code, name in locale.territories.items():
        named.setdefault(f"territory {code.partition('_')[0]}", []).append(folded(str(name)))
    for code, name in locale.languages.items():
        if code in ("mis", "mul", "und", "zxx"):  # several, none, unknown: no language's name
            continue
        named.setdefault(f"language {code}", []).append(folded(str(name)))
    for zone, names in locale.time_zones.items():
        if isinstance(names, Mapping) and "city" in names:
            named.setdefault(f"city {zone}", []).append(folded(str(names["city"])))
    for zone in map(str, get_global("zone_territories")):
        named.setdefault(f"city {zone}", []).append(folded(zone.rpartition("/")[2].replace("_", " ")))
    return {code: tuple(dict.fromkeys(forms)) for code, forms in named.items()}
