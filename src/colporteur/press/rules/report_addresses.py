"""Where readers report a translated sentence, and where they see what came of it.

`/{edition}/report/{article id}/{address.number}/` is the form, `/{edition}/report/{token}/` the outcome. Neither can be an
article's or a month's address, whatever a section is called: these have a hyphen before their last figures.
"""

import re
from typing import Final

from colporteur.press.rules import addresses

_WORD: Final = "report"  # the same in every edition
_KEY = r"[0-9a-f]{32}\.[0-9]{1,6}"
_TOKEN = r"[0-9a-f]{32}"  # noqa: S105 - the form of one
FORM: Final = rf"^(?P<prefix>[a-z0-9-]+)/{_WORD}/(?P<article_id>[1-9][0-9]{{0,17}})/(?P<key>{_KEY})/?$"
OUTCOME: Final = rf"^(?P<prefix>[a-z0-9-]+)/{_WORD}/(?P<token>{_TOKEN})/?$"


def form(edition: str, article_id: int, key: str) -> str:
    """Where the sentence `key` (`address.number`) of an article's edition is reported."""
    if re.fullmatch(_KEY, key) is None:
        raise ValueError(f"{key!r} names no sentence")
    return f"{addresses.front(edition)}{_WORD}/{article_id}/{key}/"


def outcome(edition: str, token: str) -> str:
    """Where the reporter sees what came of it."""
    if re.fullmatch(_TOKEN, token) is None:
        raise ValueError(f"{token!r} opens no report")
    return f"{addresses.front(edition)}{_WORD}/{token}/"
