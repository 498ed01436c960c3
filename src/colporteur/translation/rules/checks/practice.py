"""Translations that say of themselves that they are none."""

OPENING, CLOSING = "⟦", "⟧"


def is_practice(text: str) -> bool:
    """True for a text that stands wholly in ⟦white square brackets⟧, as the engine `echo` writes it.

    Echo gives the original back on purpose, to show what would be translated. The brackets tell every reader so;
    therefore such a text passes for a translation in any language, and only for that the checks do not ask.
    """
    return text.startswith(OPENING) and text.endswith(CLOSING)
