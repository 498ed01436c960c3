"""Which languages there are, by the CLDR data that Babel brings."""

from functools import cache

from babel import Locale, UnknownLocaleError


def is_language_tag(tag: str) -> bool:
    """True for a BCP 47 tag with locale data: `de`, `de-AT`, `pt-br`, `zh-Hant-TW`."""
    return _locale(tag) is not None


def same_language(tag: str, other: str) -> bool:
    """True if both tags name the same language, whatever the country: `de` and `de-AT`."""
    one, two = _locale(tag), _locale(other)
    return one is not None and two is not None and one.language == two.language


@cache
def direction(tag: str) -> str:
    """`rtl` or `ltr`; unknown tags are read from left to right."""
    locale = _locale(tag)
    return "rtl" if locale is not None and locale.text_direction == "rtl" else "ltr"


def own_name(tag: str) -> str:
    """The language's name in itself, as it begins a line: `Deutsch`, `français` becomes `Français`."""
    locale = _locale(tag)
    name = (locale.get_display_name() if locale is not None else None) or tag
    return name[:1].upper() + name[1:]


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
