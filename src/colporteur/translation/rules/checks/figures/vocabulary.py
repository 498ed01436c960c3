"""The words that say numbers, per language: built once from `num2words` and CLDR, completed by hand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from types import MappingProxyType

from babel import Locale
from num2words import num2words

from colporteur.translation.rules.checks.figures import bent_words, han


class Kind(Enum):
    """What a word does in a number."""

    VALUE = auto()
    SCALE = auto()  # multiplies what stands before it
    JOINT = auto()  # stands between the parts of a number
    MONTH = auto()


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word that says a number; a soft one has other meanings too, so nobody misses it."""

    kind: Kind
    value: int = 0
    is_soft: bool = False
    ends: bool = False
    """What stands before it is a number by itself: the `dix mille premiers` are no 10,001."""


Vocabulary = MappingProxyType[str, NumberWord]

_NONE: Vocabulary = MappingProxyType({})
_TENS = (20, 30, 40, 50, 60, 70, 80, 90)
COMPOUND_THOUSANDS = MappingProxyType({"de": "tausend", "it": "mila", "nl": "duizend"})
"""Where numbers are one word: what stands between their thousands and the rest."""

_JOINTS = MappingProxyType(
    {"en": "and", "de": "und", "es": "y", "fr": "et", "it": "e", "pt": "e", "ca": "i", "nl": "en", "ar": "و"}
)
_SCALES = MappingProxyType(
    {
        "en": {
            100: "hundred hundreds",
            1000: "thousand thousands",
            10**5: "lakh lakhs",
            10**6: "million millions mn mln",
            10**7: "crore crores",
            10**9: "billion billions bn bln",
            10**12: "trillion trillions trn",
        },
        "de": {
            100: "hundert hunderte hunderten",
            1000: "tausend tausende tausenden tsd",
            10**6: "million millionen mio",
            10**9: "milliarde milliarden mrd",
            10**12: "billion billionen",
        },
        "es": {
            1000: "mil miles",
            10**6: "millón millones mill",
            10**9: "millardo millardos",
            10**12: "billón billones",
        },
        "fr": {
            100: "cent cents centaine centaines",
            1000: "mille mil millier milliers",
            10**6: "million millions mio",
            10**9: "milliard milliards md mds mrd",
            10**12: "billion billions",
        },
        "it": {
            1000: "mille mila migliaio migliaia",
            10**6: "milione milioni mln",
            10**9: "miliardo miliardi mld",
            10**12: "bilione bilioni",
        },
        "pt": {
            1000: "mil milhar milhares",
            10**6: "milhão milhões mi",
            10**9: "bilhão bilhões bi",
            10**12: "bilião biliões trilhão trilhões",
        },
        "ca": {
            100: "cent cents",
            1000: "mil milers miler",
            10**6: "milió milions",
            10**9: "miliard miliards",
            10**12: "bilió bilions",
        },
        "nl": {
            100: "honderd honderden",
            1000: "duizend duizenden",
            10**6: "miljoen miljoenen mln",
            10**9: "miljard miljarden mld",
            10**12: "biljoen biljoenen",
        },
        "ar": {
            100: "مئة مائة مئات",
            1000: "ألف آلاف ألفا ألفًا",
            10**6: "مليون ملايين مليونا مليونًا",
            10**9: "مليار مليارات مليارا مليارًا بليون",
            10**12: "تريليون تريليونات",
        },
    }
)
"""“Billion” is a thousand millions in English, a million millions on the Continent."""

_VALUES = MappingProxyType(
    {
        "en": "3:thrice",
        "de": (
            "2:zwo 3:drei dreien 4:vieren 6:sechsen 7:siebte siebten siebter siebtes siebente siebenten 8:achte "
            "achten "
            "achter achtes 30:dreissig"
        ),
        "es": (
            "21:veintiún veintiuna 3:tercer tercero tercera terceros terceras 6:sexto sexta 7:séptimo séptima "
            "8:octavo octava 9:noveno novena 10:décimo décima 100:cien 200:doscientos doscientas 300:trescientos "
            "trescientas 400:cuatrocientos cuatrocientas 500:quinientos quinientas 600:seiscientos seiscientas "
            "700:setecientos setecientas 800:ochocientos ochocientas 900:novecientos novecientas"
        ),
        "fr": "20:vingts 70:septante 80:huitante octante 90:nonante",
        "it": (
            "3:tre 7:settimo settima 8:ottavo ottava 9:nono nona 10:decimo decima 80:ottanta 200:duecento "
            "13:tredicesimo 20:ventesimo"
        ),
        "pt": (
            "14:quatorze catorze 16:dezesseis dezasseis 17:dezessete dezassete 19:dezenove dezanove 3:terceiro "
            "terceira terceiros terceiras 7:sétimo sétima 8:oitavo oitava 9:nono nona 10:décimo décima 100:cem cento "
            "200:duzentos duzentas 300:trezentos trezentas 400:quatrocentos quatrocentas 500:quinhentos quinhentas "
            "600:seiscentos seiscentas 700:setecentos setecentas 800:oitocentos oitocentas 900:novecentos novecentas"
        ),
        "ca": (
            "3:tercer tercera tercers terceres 5:cinquè cinquena 6:sisè sisena 7:setè setena 8:huit vuitè vuitena 9:novè novena "
            "10:desè desena 17:disset dèsset 18:divuit díhuit 19:dinou dènou 20:vint 60:seixanta"
        ),
        "nl": "8:achtste 14:veertien 80:tachtig",
        "ar": "",
    }
)
_SOFT_VALUES = MappingProxyType(
    {
        "en": (
            "0:zero none 1:a an one ones first once single 2:two second seconds both twice pair couple double twins "
            "3:third thirds triple threefold treble trio 4:fourth quarter quarters quadruple fourfold fours "
            "5:fifth fifths fivefold 6:sixths sixes 7:sevenths 8:eighths eights 9:ninths 10:tenths tenfold decade "
            "tens 12:dozen dozens midnight noon midday "
            "14:fortnight 15:quarter 20:twenties 30:thirties 40:forties 50:fifties 60:sixties 70:seventies "
            "80:eighties 90:nineties"
        ),
        "de": (
            "0:null 1:ein eine einen einem einer eines eins erste ersten erster erstes erstem 2:zwei zweier zweien "
            "zweite zweiten zweiter zweites zweitem beide beiden beider beides doppelt doppelte doppelten zweimal "
            "paar "
            "3:drittel 4:viertel 5:fünftel 6:sechstel 7:siebtel 8:achtel 9:neuntel 10:zehntel jahrzehnt jahrzehnte "
            "jahrzehnten 12:dutzend dutzende mittag mitternacht "
            "14:vierzehntägig"
        ),
        "es": (
            "0:cero 1:un uno una primer primero primera primeros primeras 2:dos segundo segunda segundos segundas "
            "ambos ambas doble par pareja 3:tercio tercios triple trío 4:cuarto cuarta cuartos cuádruple 5:quinto "
            "quinta "
            "quintos 6:sexteto 10:década décadas decena decenas décimas 12:docena docenas mediodía medianoche "
            "15:quincena "
            "20:veintena 30:treintena 40:cuarentena 50:cincuentena 100:centenar centenares ciento cientos"
        ),
        "fr": (
            "0:zéro 1:un une unième premier première premiers premières 2:deux second seconde deuxième deuxièmes double "
            "couple "
            "paire 3:tiers troisième troisièmes triple trio 4:quart quarts quatrième quatrièmes quadruple "
            "5:cinquième cinquièmes 6:sixième sixièmes 9:neuf neuve "
            "7:septièmes 8:huitièmes 10:dixièmes dizaine dizaines décennie décennies 12:douzaine midi minuit "
            "15:quinzaine 20:vingtaine 30:trentaine "
            "40:quarantaine 50:cinquantaine 60:soixantaine"
        ),
        "it": (
            "0:zero 1:un uno una primo prima primi prime 2:due secondo seconda secondi seconde entrambi entrambe "
            "doppio "
            "doppia coppia paio 3:terzo terza terzi triplo trio 4:quarto quarta quarti 5:quinto quinta quinti "
            "6:sei sesto sesta 10:decimi decina decine decennio decenni 12:dozzina mezzogiorno mezzanotte "
            "15:quindicina "
            "20:ventina 30:trentina 40:quarantina 50:cinquantina 100:centinaio centinaia"
        ),
        "pt": (
            "0:zero 1:um uma primeiro primeira primeiros primeiras 2:dois duas segundo segunda segundos ambos ambas "
            "dobro par casal 3:terço terços terça triplo trio 4:quarto quarta quartos 5:quinto quinta 6:sexto sexta "
            "10:décimos década décadas dezena dezenas 12:dúzia meio-dia meia-noite 15:quinzena 100:centena centenas"
        ),
        "ca": (
            "0:zero 1:un una u primer primera primers primeres 2:dos dues segon segona segons ambdós doble parell "
            "parella 3:terç terços triple trio 4:quart quarta quarts 5:quinta 7:set sets 9:nou nous nova "
            "10:deu dècimes dècada dècades desena desenes 12:dotzena migdia mitjanit 15:quinzena 20:vintena "
            "30:trentena "
            "40:quarantena 50:cinquantena 100:centenar centenars"
        ),
        "nl": (
            "0:nul geen 1:een één ene eerste eens 2:twee tweede tweeën beide beiden dubbel dubbele tweemaal paar 3:derde driemaal "
            "4:kwart kwartaal 10:decennium decennia 12:dozijn middernacht middag 20:twintigste"
        ),
        "ar": (
            "0:صفر 1:واحد واحدة أحد إحدى أول أولى حادي حادية 2:اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثان ثاني ثانية "
            "كلا "
            "3:ثلاثة ثلاث ثالث ثالثة ثلث ثلاثي 4:أربعة أربع رابع رابعة ربع رباعي 5:خمسة خمس خامس خامسة خمس خماسي "
            "6:ستة ست سادس سادسة سدس سداسي "
            "7:سبعة سبع سابع سابعة 8:ثمانية ثماني ثمان ثامن ثامنة ثمن 9:تسعة تسع تاسع تاسعة 10:عشرة عشر عاشر عاشرة "
            "عقد "
            "20:عشرون عشرين عشرينيات 30:ثلاثون ثلاثين ثلاثينيات 40:أربعون أربعين أربعينيات 50:خمسون خمسين خمسينيات "
            "60:ستون ستين ستينيات 70:سبعون سبعين سبعينيات 80:ثمانون ثمانين ثمانينيات 90:تسعون تسعين تسعينيات "
            "200:مئتان مئتين مائتان مائتين مئتا مئتي 300:ثلاثمئة ثلاثمائة 400:أربعمئة أربعمائة 500:خمسمئة خمسمائة "
            "600:ستمئة ستمائة 700:سبعمئة سبعمائة 800:ثمانمئة ثمانمائة ثمانيمئة 900:تسعمئة تسعمائة 2000:ألفان ألفين ألفي "
            "2000000:مليونان مليونين مليوني 12:ظهر ظهرا منتصف"
        ),
    }
)


_ENDING = frozenset(
    "a an premier première premiers premières primeros primeras primers primeres primi prime primeiros primeiras أول أولى".split()
)


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """By word in lower case; empty for a language whose number words are not known."""
    language = language.partition("-")[0]
    if language in bent_words.LANGUAGES:
        return MappingProxyType(dict(_bent_vocabulary(language)))
    if language not in _SCALES:
        return _NONE
    words: dict[str, NumberWord] = {name: NumberWord(Kind.MONTH, month) for name, month in _months(language)}
    words |= {name: NumberWord(Kind.VALUE, value, value <= 2) for name, value in _counted(language)}
    words |= {name: NumberWord(Kind.VALUE, value) for name, value in _listed(_VALUES[language])}
    words |= {
        name: NumberWord(Kind.VALUE, value, True, ends=name in _ENDING)
        for name, value in _listed(_SOFT_VALUES[language])
    }
    for scale, names in _SCALES[language].items():
        words |= {name: NumberWord(Kind.SCALE, scale, True) for name in names.split()}
    words[_JOINTS[language]] = NumberWord(Kind.JOINT)
    return MappingProxyType(words)


def are_words_known(language: str) -> bool:
    """True if a number in words would be recognised."""
    return language in han.LANGUAGES or bool(vocabulary_of(language))


def _bent_vocabulary(language: str) -> Iterator[tuple[str, NumberWord]]:
    """Months, and what stands between the parts of a number."""
    for name, month in _months(language):
        yield name, NumberWord(Kind.MONTH, month)
    if language == "fa":
        yield "و", NumberWord(Kind.JOINT)


def is_told_in_words(words: set[str], language: str) -> bool:
    """False if no number that somebody would miss can stand in these words, given in small letters."""
    if language in han.LANGUAGES:
        return True
    if language in bent_words.LANGUAGES:
        return any(bent_words.is_scale(word, language) for word in words)
    if not _telling_words(language).isdisjoint(words):
        return True
    thousand = COMPOUND_THOUSANDS.get(language)
    return thousand is not None and any(thousand in word for word in words)


@cache
def _telling_words(language: str) -> frozenset[str]:
    """Words that are firm alone, and those that make others so."""
    vocabulary = vocabulary_of(language)
    small = 20  # soft ones below it do not join to firm ones
    return frozenset(
        name
        for name, word in vocabulary.items()
        if word.kind is Kind.SCALE or (word.kind is Kind.VALUE and (not word.is_soft or word.value >= small))
    )


def _listed(table: str) -> Iterator[tuple[str, int]]:
    value = 0
    for entry in table.split():
        number, _, name = entry.rpartition(":")
        value = int(number) if number else value
        yield name, value


def _counted(language: str) -> Iterator[tuple[str, int]]:
    """Cardinals and ordinals that are one word; where words are compounded, those up to 999 and their thousands."""
    if language == "ar":
        return  # the endings vary too much; the tables have them all
    compounds = COMPOUND_THOUSANDS.get(language)
    for value in range(1, 1000) if compounds else (*range(1, 30), *_TENS):
        name = num2words(value, lang=language)
        yield from _in_one_word((name,), value)
        if compounds:
            yield from _in_one_word((name + compounds,), value * 1000)
        if value <= (99 if compounds else 20):
            yield from _in_one_word(_inflected(num2words(value, lang=language, to="ordinal"), language), value)


def _in_one_word(names: Iterable[str], value: int) -> Iterator[tuple[str, int]]:
    return ((name, value) for name in names if name.isalpha())


def _inflected(ordinal: str, language: str) -> tuple[str, ...]:
    """An ordinal with its endings."""
    match language:
        case "de":
            return (ordinal, *(ordinal + ending for ending in "nrsm"))
        case "es" | "it" | "pt" if ordinal.endswith("o"):
            return (ordinal, f"{ordinal[:-1]}a")
    return (ordinal,)


def _months(language: str) -> Iterator[tuple[str, int]]:
    for usage in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in Locale(language).months[usage][width].items():
                word = name.lower().rpartition(" ")[2].removesuffix(".").rpartition("’")[2].rpartition("'")[2]
                yield word, month
