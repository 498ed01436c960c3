"""Questions that a text still asks of its editors: whatever stands in square brackets and asks, in any script."""

import re
from html import unescape

QUESTION = re.compile(r"\[([^\[\]]*[?？؟՞][^\[\]]*)\]")
TAG = re.compile(r"<[^>]*>")


def open_questions(html: str) -> list[str]:
    """Every question in a text, without its brackets, in order."""
    plain = unescape(TAG.sub("", html))
    return [" ".join(question.split()) for question in QUESTION.findall(plain)]
