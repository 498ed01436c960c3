"""Numbers of Chinese, Japanese and Korean: `15亿`, `2億5000万`, `1만2천`, `三十二`, `二〇二六`, `스물다섯`.

They group by ten thousands, and what is a number may be part of a word as well, so those without a digit are not missed elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from colporteur.translation.rules.digits import Digits, Value

LANGUAGES = frozenset(("zh", "ja", "ko"))
_ONES = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)) | {
    "两": 2,
    "兩": 2,
    "俩": 2,
    "双": 2,
    "雙": 2,
}
_SINO_KOREAN = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12, "만": 10**4, "억": 10**8, "조": 10**12}
_DIGITS = r"\d+(?:[.,]\d+)*"
_UNITS = "十百千万萬亿億兆"
_HAN = re.compile(rf"(?:{_DIGITS}|[{''.join(_ONES)}{_UNITS}])(?:{_DIGITS}|[余多餘]?[{''.join(_ONES)}{_UNITS}])*")
_HANGUL = re.compile(
    rf"{_DIGITS} ?[십백천만억조]+(?: ?{_DIGITS}[십백천만억조]+)*"
    r"|[일이삼사오육칠팔구]?[십백천만억조][일이삼사오육칠팔구십백천만억조]*"
)
_NATIVE = MappingProxyType(
    {
        "ko": {1: "첫"},
        "ja": {
            1: "ひとり|ひとつ|最初|初めて",
            2: "ふたり|ふたつ",
            3: "みっつ",
            4: "よっつ",
            5: "いつつ",
            6: "むっつ",
            7: "ななつ",
            8: "やっつ",
            9: "ここのつ",
            10: "ダース",
            20: "はたち",
        },
        "zh": {1: "首次|首个|首位", 3: "仨", 12: "一打|中午|正午|午夜"},
    }
)
_KOREAN_TENS = dict(
    zip("열 스물 스무 서른 마흔 쉰 예순 일흔 여든 아흔".split(), (10, 20, *range(20, 100, 10)), strict=True)
)
_KOREAN_ONES = {"하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4, "넉": 4} | dict(
    zip("다섯 여섯 일곱 여덟 아홉".split(), range(5, 10), strict=True)
)
_ONES_OF_KOREAN = "|".join(_KOREAN_ONES)
_KOREAN = re.compile(
    rf"(?P<tens>{'|'.join(_KOREAN_TENS)})(?P<more>{_ONES_OF_KOREAN})?|(?<!\w)(?P<ones>{_ONES_OF_KOREAN})(?=\W|[명개번달살곳척]|이|$)"
    "|(?P<sure>다섯|여섯|일곱|여덟|아홉)"
)
_NATIVE_PATTERNS = {
    language: [(value, re.compile(pattern)) for value, pattern in words.items()] for language, words in _NATIVE.items()
}

type Numeral = tuple[int, int, Value, bool]
"""Where it stands, what it means, and whether it has a digit in it."""


def find_numerals(text: str, language: str, digits: Sequence[Digits]) -> Iterator[Numeral]:
    """Every number but those in digits alone."""
    by_start = {number.start: number for number in digits}
    for found in (_HANGUL if language == "ko" else _HAN).finditer(text):
        if not found[0].replace(".", "").replace(",", "").isdecimal():
            value = _value(found, by_start)
            yield found.start(), found.end(), value, any(map(str.isdecimal, found[0]))
    for found in _KOREAN.finditer(text) if language == "ko" else ():
        ones = found["more"] or found["ones"] or found["sure"]
        yield found.start(), found.end(), _KOREAN_TENS.get(found["tens"], 0) + _KOREAN_ONES.get(ones, 0), False
    for value, pattern in _NATIVE_PATTERNS[language]:
        for found in pattern.finditer(text):
            yield found.start(), found.end(), value, False


def _value(found: re.Match[str], digits: dict[int, Digits]) -> Value:
    if all(sign in _ONES for sign in found[0]) and len(found[0]) > 1:
        return int("".join(str(_ONES[sign]) for sign in found[0]))  # a year, sign by sign
    total: Value = 0
    section: Value = 0
    current: Value | None = None
    position = found.start()
    while position < found.end():
        sign = found.string[position]
        if sign.isdecimal():
            number = digits.get(position)
            run = re.compile(_DIGITS).match(found.string, position, found.end())
            current = number.value if number and number.value >= 0 else 0
            position = run.end() if run else position + 1
            continue
        if sign in _ONES or sign in _SINO_KOREAN:
            current = _ONES.get(sign, _SINO_KOREAN.get(sign, 0))
        elif sign in _TENS:
            section, current = section + (1 if current is None else current) * _TENS[sign], None
        elif sign in _MYRIADS:
            total, section, current = total + ((section + (current or 0)) or 1) * _MYRIADS[sign], 0, None
        position += 1
    return total + section + (current or 0)
