"""The quotation marks of each language: CLDR's delimiters, and where its newspapers have others, theirs.

Arabic is printed with « and », and French has a narrow no-break space within.
"""

from dataclasses import dataclass

NARROW_SPACE = "\u202f"  # NARROW NO-BREAK SPACE


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationMarks:
    """The outer and the inner pair. `space` stands within the outer one."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    space: str = ""


_STYLES = {
    "ar": "«»“”",
    "bg": "„“’’",
    "ca": "«»“”",
    "cs": "„“‚‘",
    "da": "“”‘’",
    "de": "„“‚‘",
    "de-ch": "«»‹›",
    "el": "«»“”",
    "en": "“”‘’",
    "es": "«»“”",
    "fa": "«»‹›",
    "fi": "””’’",
    "fr": "«»“”",
    "fr-ch": "«»‹›",
    "hr": "„”‚’",
    "hu": "„”»«",
    "it": "«»“”",
    "nb": "«»‘’",
    "nl": "“”‘’",
    "nn": "«»‘’",
    "pl": "„”«»",
    "pt": "“”‘’",
    "pt-pt": "«»“”",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sl": "„“‚‘",
    "sv": "””’’",
    "tr": "“”‘’",
    "uk": "«»„“",
}
_SPACED = frozenset({"fr"})


def quotation_marks(language: str) -> QuotationMarks | None:
    """Those of a BCP 47 tag or its language; None where we know of none."""
    tag = language.lower()
    base = tag.partition("-")[0]
    style = _STYLES.get(tag) or _STYLES.get(base)
    if style is None:
        return None
    return QuotationMarks(
        opening=style[0],
        closing=style[1],
        inner_opening=style[2],
        inner_closing=style[3],
        space=NARROW_SPACE if base in _SPACED else "",
    )
