"""Is a measure the same in another unit? 62 miles are 100 kilometres, near enough for a newspaper."""

import re

from colporteur.translation.rules.digits import Value

_METRES = {
    "kilometre": 1000,
    "metre": 1,
    "centimetre": 0.01,
    "millimetre": 0.001,
    "mile": 1609.344,
    "foot": 0.3048,
    "inch": 0.0254,
}
_KILOGRAMS = {"kilogram": 1, "gram": 0.001, "tonne": 1000, "pound": 0.45359237}
_NEAR_ENOUGH = 0.05
_A_DEGREE = 1.0
_NEAR = 24
_SQUARE = re.compile(r"square|cuadrad|quadrat|carr[ée]|quadra[td]|vierkant|مربع|²", re.IGNORECASE)
_FAHRENHEIT = re.compile(
    r"[ \u00a0\u202f]?(?:(?:°|degrees?|grad|grados?|degrés?|graus?|gradi) ?)?(?:fahrenheit|F\b)", re.IGNORECASE
)
_CELSIUS = re.compile(
    r"[ \u00a0\u202f]?(?:(?:°|degrees?|grad|grados?|degrés?|graus?|gradi) ?)?(?:celsius|C\b)", re.IGNORECASE
)


def are_one_measure(one: tuple[Value, str], other: tuple[Value, str], *, is_area: bool = False) -> bool:
    """True if a number of one unit is that of another of its kind, within five per cent."""
    for table in (_METRES, _KILOGRAMS):
        if one[1] in table and other[1] in table and one[1] != other[1]:
            power = 2 if is_area else 1
            here, there = one[0] * table[one[1]] ** power, other[0] * table[other[1]] ** power
            return abs(here - there) <= _NEAR_ENOUGH * max(abs(here), abs(there))
    return False


def is_area(western: str, end: int) -> bool:
    """True if squares are counted by the number that ends there."""
    return _SQUARE.search(western, end, end + _NEAR) is not None


def are_one_temperature(one: tuple[Value, str, int], other: tuple[Value, str, int]) -> bool:
    """Each a number, its text and where it ends: true if one is said to be Fahrenheit, the other Celsius, and they are the same."""
    if not (_FAHRENHEIT.match(*one[1:]) and _CELSIUS.match(*other[1:])):
        return False
    return abs((one[0] - 32) * 5 / 9 - other[0]) <= _A_DEGREE
