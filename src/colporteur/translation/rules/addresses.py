"""Where web addresses, e-mail addresses and names of accounts stand in a text: what is no word of any language."""

import re

ADDRESS = re.compile(
    r"""
    (?:https?://|ftp://|www\.) [^\s<>"“”«»„‹›⟦⟧،؛؟]+        # a web address …
    | (?<![\w.+%-]) [\w.+%-]+ @ [\w-]+ (?:\.[\w-]+)+        # … of a mailbox, told from its first letter on …
    | (?<![\w.@/-]) @ \w [\w.]*                              # … of an account …
    | (?<![\w.@/-]) (?:[a-z0-9-]+\.)+                        # … or the name of a site under an ending much in use
      (?:com|org|net|edu|gov|info|example|test|io|eu|de|at|ch|es|fr|it|pt|cat|uk|us|int)\b (?:/[^\s<>"“”«»„‹›⟦⟧،؛؟]*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POINT_WITHIN = re.compile(r"\.(?<=[A-Za-z0-9]\.)[A-Za-z]")


def may_have_addresses(text: str) -> bool:
    """False where a quick look tells that none stands there, as in nearly every sentence."""
    return "@" in text or "://" in text or (text.find(".", 0, -1) >= 0 and _POINT_WITHIN.search(text) is not None)


def without_addresses(text: str) -> str:
    """The text with spaces in their places, for whoever looks at words."""
    return ADDRESS.sub(lambda match: " " * len(match[0]), text) if may_have_addresses(text) else text
