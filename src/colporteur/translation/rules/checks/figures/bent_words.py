"""Number words of languages that bend them in many ways, by what they begin with.

None of these is missed in another language: they answer for figures there. So a stem may take a word too many.
"""

import re
from functools import cache, lru_cache
from types import MappingProxyType

from babel import Locale

_STEMS = MappingProxyType(
    {
        "ru": {
            1: r"один$|одн(?:а|о|ого|ой|ому|им|у|ом|и|их|ими)$|перв",
            2: r"дв(?:а$|е$|у[хм](?!с)|о[ей])|втор|об(?:а|е|оих|еих)$|дважды|пар[ауы]$",
            3: r"тр(?:и$|ижды|е[хм](?!с)|ет|о[ей])",
            4: r"четыр(?!над|ес|ехс)|четвер(?!г)",
            5: r"пят(?!н|ьд|ид|ьс|ис)",
            6: r"шест(?!над|ьд|ид|ьс|ис|в)",
            7: r"сем(?:ь$|ью$|и(?![днс])|ер)|седьм",
            8: r"вос(?:емь$|емью$|ьм(?!ид|ис|идес))",
            9: r"девят(?!над|ьс|ис)",
            10: r"десят|декад",
            11: "одиннадцат",
            12: r"двенадцат|дюжин|полдень|полдня|полдн|полноч|полуноч",
            13: "тринадцат",
            14: "четырнадцат",
            15: "пятнадцат",
            16: "шестнадцат",
            17: "семнадцат",
            18: "восемнадцат",
            19: "девятнадцат",
            20: "двадцат",
            30: "тридцат",
            40: "сорок",
            50: "пят[ьи]десят",
            60: "шест[ьи]десят",
            70: "сем[ьи]десят",
            80: "вос(?:емь|ьми)десят",
            90: "девяност",
            200: r"двест|двухс(?:от|т)",
            300: r"трист|трехс(?:от|т)",
            400: r"четырест|четырехс(?:от|т)",
            500: r"пят[ьи]с(?:от|т)",
            600: r"шест[ьи]с(?:от|т)",
            700: r"сем[ьи]с(?:от|т)",
            800: r"вос(?:емь|ьми)с(?:от|т)",
            900: r"девят[ьи]с(?:от|т)",
        },
        "uk": {
            1: r"один$|одн(?:а|о|е|ого|ій|ієї|ому|им|у|ом|і|их|ими)$|перш",
            2: r"дв(?:а$|і$|о[хм](?!с)|о[єї])|друг(?:ий|а|е|ого|ої|ому|ій|у|им|і|их)$|двічі|обид|пар[аиу]$",
            3: r"тр(?:и$|ичі|ьо(?!хс)|ет|о[єї])",
            4: r"чотир(?!на|ис|ьохс)|четвер(?!г)",
            5: r"пят(?!н|д|с)",
            6: r"ш(?:іст|ест|ост)(?!на|д|с)",
            7: r"сім$|сьом|семи|семер",
            8: r"вісім$|восьм",
            9: r"девят(?!на|с|ис)",
            10: r"десят|декад",
            11: "одинадцят",
            12: r"дванадцят|дюжин|полудн|опівноч",
            13: "тринадцят",
            14: "чотирнадцят",
            15: "пятнадцят",
            16: "шістнадцят",
            17: "сімнадцят",
            18: "вісімнадцят",
            19: "девятнадцят",
            20: "двадцят",
            30: "тридцят",
            40: "сорок",
            50: "пятдесят",
            60: "шістдесят",
            70: "сімдесят",
            80: "вісімдесят",
            90: "девяност",
            200: r"двіст|двохс",
            300: r"трист|трьохс",
            400: r"чотирист|чотирьохс",
            500: "пятс",
            600: "шістс",
            700: "сімс",
            800: "вісімс",
            900: "девятс",
        },
        "pl": {
            1: r"jed(?:en|n(?:a|o|ego|ej|emu|ym|ą|ych|i))$|pierwsz",
            2: r"dw(?:a$|aj$|ie$|óch|óm|oma|iema|oj|u(?!d|n|st|s))|drug|ob(?:a|ie|u|oje)$|podw|par[aęy]$",
            3: r"trz(?:y(?!d|n|s)|e[chmj])|troj",
            4: r"czter(?!d|n|y?st)|czwar(?!te?k)|czwor|kwart",
            5: r"pię[ćc](?!d|s|iuset)|piąt(?!e?k)",
            6: r"sześ[ćc](?!d|s|iuset)|szóst",
            7: r"sied(?:em$|mi(?!us))|siódm",
            8: r"osiem$|ośmi(?!us)|ósm",
            9: r"dziewię[ćc](?!d|s|iuset)|dziewiąt",
            10: r"dziesię[ćc]|dziesiąt|dekad",
            11: "jedena[sś]",
            12: r"dwana[sś]|dwunast|tuzin|południe$|północ|północy$",
            13: "trzyna[sś]",
            14: "czterna[sś]",
            15: "piętna[sś]",
            16: "szesna[sś]",
            17: "siedemna[sś]",
            18: "osiemna[sś]",
            19: "dziewiętna[sś]",
            20: "dwadzieś|dwudziest",
            30: "trzydzie[sś]",
            40: "czterdzie[sś]",
            50: "pięćdziesi",
            60: "sześćdziesi",
            70: "siedemdziesi",
            80: "osiemdziesi",
            90: "dziewięćdziesi",
            200: "dwieś|dwust",
            300: "trzyst",
            400: "czteryst",
            500: "pięćs|pięcius",
            600: "sześćs|sześcius",
            700: "siedems|siedmius",
            800: "osiems|ośmius",
            900: "dziewięćs|dziewięcius",
        },
        "cs": {
            1: r"jed(?:en$|n(?:a|o|oho|é|ou|om|ím|u|y|i)$)|prvn|prvé",
            2: r"dv(?:a$|ě$|ou|ěma|oj|akr)|druh(?:ý|á|é|ého|ou|ému|ém|ým|ých|ými)$|ob(?:a|ě|ou|ěma)$",
            3: r"tř(?:i$|í$|em|et|ech|ik)|troj",
            4: r"čtyř(?!i[cs])|čtvr(?!te?k|teč)t",
            5: r"pět(?!s)|pát(?:ý|á|é|ého|ou|ém|ých)$",
            6: r"šest(?!n|s)",
            7: r"sedm(?!n|d|s)",
            8: r"osm(?!n|d|s)",
            9: r"devět(?!s)|devít|devát",
            10: r"deset|desát|dekád|desít",
            11: "jedenáct",
            12: r"dvanáct|tucet|poledne|půlnoc",
            13: "třináct",
            14: "čtrnáct",
            15: "patnáct",
            16: "šestnáct",
            17: "sedmnáct",
            18: "osmnáct",
            19: "devatenáct",
            20: "dvac[eá]t",
            30: "třic[eá]t",
            40: "čtyřic[eá]t",
            50: "padesát",
            60: "šedesát",
            70: "sedmdesát",
            80: "osmdesát",
            90: "devadesát",
        },
        "tr": {
            1: r"bir(?:i|inci|er|inin)?$|ilk",
            2: r"iki|çift",
            3: "üç",
            4: "dör[td]",
            5: "beş",
            6: r"altı(?:sı|ncı|şar|sının|da|ya)?$",
            7: r"yedi(?:si|nci|de|ye)?$",
            8: "sekiz",
            9: "dokuz",
            10: r"on(?:u|uncu|ar|unun|da|dan)?$",
            12: "düzine",
            20: "yirmi",
            30: "otuz",
            40: "kırk",
            50: "elli",
            60: "altmış",
            70: "yetmiş",
            80: "seksen",
            90: "doksan",
        },
        "fa": {
            1: r"یک|اول|نخست",
            2: r"دو$|دوم|هردو|دومین",
            3: r"سه$|سوم",
            4: r"چهار(?!د)",
            5: r"پنج(?!ا)",
            6: "شش",
            7: r"هفت(?![هاد])",
            8: r"هشت(?!ا)",
            9: r"نه$|نهم",
            10: r"ده$|دهم|دهه",
            11: "یازده",
            12: "دوازده",
            13: "سیزده",
            14: "چهارده",
            15: "پانزده",
            16: "شانزده",
            17: "هفده",
            18: "هی?جده",
            19: "نوزده",
            20: "بیست",
            30: r"سی$|سی[\u200c]",
            40: "چهل",
            50: "پنجاه",
            60: "شصت",
            70: "هفتاد",
            80: "هشتاد",
            90: "نود",
            200: "دویست",
            300: "سیصد",
            400: "چهارصد",
            500: "پانصد",
            600: "ششصد",
            700: "هفتصد",
            800: "هشتصد",
            900: "نهصد",
        },
        "hi": {
            1: r"एक$|पहल[ाेी]$|प्रथम",
            2: r"दो$|दोनों$|दूसर|द्वितीय|दोगुन|दोहर",
            3: r"तीन(?:ों)?$|तीसर|तृतीय|तिहाई|तिगुन",
            4: r"चार(?:ों)?$|चौथ",
            5: r"पा[ँं]च",
            6: r"छ(?:ह|ः|े|ठ[ाेी]|ठव)",
            7: r"सात(?:ों|व.*)?$",
            8: r"आठ(?:ों|व.*)?$",
            9: r"नौ(?:व.*)?$",
            10: r"दस(?:व.*)?$|दशक|दसियों",
            12: r"बारह|दर्जन|दोपहर|आधी",
        },
    }
)
_HINDI = (
    "11:ग्यारह 13:तेरह चौदह पंद्रह,पन्द्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस,बाइस तेईस,तेइस चौबीस पच्चीस छब्बीस "
    "सत्ताईस,सत्ताइस अट्ठाईस,अठाईस,अट्ठाइस उनतीस,उन्तीस तीस इकतीस,इकत्तीस बत्तीस तैंतीस,तेंतीस चौंतीस पैंतीस छत्तीस सैंतीस "
    "अड़तीस उनतालीस चालीस इकतालीस बयालीस,बयालिस तैंतालीस चौवालीस,चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास "
    "इक्यावन बावन तिरपन,तिरेपन चौवन पचपन छप्पन सत्तावन अट्ठावन,अठावन उनसठ साठ इकसठ बासठ तिरसठ,तिरेसठ चौंसठ,चौसठ पैंसठ "
    "छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी,उन्यासी अस्सी "
    "इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे,पंचानवे "
    "छियानवे सत्तानवे अट्ठानवे निन्यानवे"
)
"""Up to 99 each Hindi number is a word of its own; those that follow each other have no number before them here."""

_SCALES = MappingProxyType(
    {
        "ru": {100: r"сто$|ста$|сот(?:н|ен|ый|ая|ое|ого|ой|ом|$)", 1000: r"тысяч|тыс$"},
        "uk": {100: r"сто$|ста$|сот(?:н|ень|ий|а|е|ого|ої|$)", 1000: r"тисяч|тис$"},
        "pl": {100: r"sto$|stu$|set(?:ki|ek|kami|kach|n[yae]|nego|nej|ną)?$", 1000: r"tysi[ąę]c|tys$"},
        "cs": {100: r"st(?:o|a|ě|y|ý|é)$|set$|stov", 1000: r"tisíc|tis$"},
        "tr": {100: r"yüz(?:ler|lerce|üncü)?$", 1000: r"bin(?:i|e|den|in|ler|lerce|inci)?$"},
        "fa": {100: r"صد", 1000: "هزار"},
        "hi": {100: r"सौ$|सैकड़", 1000: "हज़ार|हजार"},
    }
)
_LARGER = MappingProxyType(
    {
        "ru": {10**6: "миллион", 10**9: "миллиард", 10**12: "триллион"},
        "uk": {10**6: "мільйон", 10**9: "мільярд", 10**12: "трильйон"},
        "pl": {10**6: "milion", 10**9: "miliard", 10**12: "bilion"},
        "cs": {10**6: "mili[oó]n", 10**9: "miliard", 10**12: "bili[oó]n"},
        "tr": {10**6: "milyon", 10**9: "milyar", 10**12: "trilyon"},
        "fa": {10**6: "میلیون", 10**9: "میلیارد", 10**12: "تریلیون"},
        "hi": {10**5: "लाख", 10**6: "मिलियन", 10**7: "करोड़", 10**9: "अरब|बिलियन", 10**12: "ट्रिलियन"},
    }
)
_WORDS = MappingProxyType(
    {
        "hi": re.compile(r"[\u0900-\u0963\u0970-\u097f]+"),
        "uk": re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*"),
        "fa": re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*"),
    }
)
_ANY_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = str.maketrans({"ё": "е", "'": None, "’": None, "ʼ": None, "\u093c": None, "ي": "ی", "ك": "ک"})
LANGUAGES = frozenset(_STEMS)


def words_of(language: str) -> re.Pattern[str]:
    """What a word is; to Python the vowels of Hindi are no letters."""
    return _WORDS.get(language, _ANY_WORD)


@lru_cache(maxsize=65536)
def meaning(word: str, language: str) -> tuple[int, bool] | None:
    """The number that a word in small letters means, and whether it multiplies what stands before it."""
    found = _pattern(language).match(word.translate(_PLAIN))
    if found is None or found.lastgroup is None:
        return None
    kind, _, value = found.lastgroup.partition("_")
    return int(value), kind == "scale"


def is_scale(word: str, language: str) -> bool:
    """True for thousands, millions and the like."""
    found = meaning(word, language)
    return found is not None and found[1]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    stems = dict(_STEMS[language])
    if language == "hi":
        stems |= dict(_hindi())
    scales = {**_SCALES[language], **_LARGER[language]}
    for value, short in _abbreviated(language):
        scales[value] = f"{scales[value]}|{short}$" if value in scales else f"{short}$"
    named = [f"(?P<scale_{value}>{forms})" for value, forms in scales.items()]
    named += [f"(?P<value_{value}>{forms})" for value, forms in sorted(stems.items(), reverse=True)]
    return re.compile("|".join(named).translate(_PLAIN))


def _hindi() -> list[tuple[int, str]]:
    value, listed = 0, []
    for entry in _HINDI.split():
        number, _, names = entry.rpartition(":")
        value = int(number) if number else value + 1
        listed.append((value, "|".join(f"{name}$" for name in names.split(","))))
    return listed


def _abbreviated(language: str) -> list[tuple[int, str]]:
    """CLDR's `млн`, `mld`, by what they stand for."""
    formats = Locale(language).compact_decimal_formats["short"].get("other", {})
    found = []
    for number, pattern in formats.items():
        word = pattern.pattern.replace("'", "").strip("0. \u00a0\u202f")
        if pattern.pattern.count("0") == 1 and word.isalpha():
            found.append((int(number), re.escape(word.lower())))
    return found
