"""Names of the things pages are made of. Whoever changes one announces this name; pages record what they used."""

CHROME = "chrome"  # the paper's name, editions, sections, menus: on every page


def article(article_id: int, edition: str) -> str:
    """An article's text in an edition."""
    return f"article:{article_id}/{edition}"


def editions_of(article_id: int) -> str:
    """Which editions have the article in print, and where."""
    return f"editions:{article_id}"


def card(article_id: int, edition: str) -> str:
    """What lists show of an article: kicker, headline, lead, picture, address."""
    return f"card:{article_id}/{edition}"


def stories(edition: str) -> str:
    """Which stories an edition has, in which order."""
    return f"stories/{edition}"


def section(section_id: int, edition: str) -> str:
    """Which stories a section has in an edition."""
    return f"section:{section_id}/{edition}"


def month(edition: str, month: str) -> str:
    """Which stories of a month (`2026-11`) an edition has."""
    return f"month:{month}/{edition}"


def section_month(section_id: int, edition: str, month: str) -> str:
    """Which stories of a month a section has in an edition."""
    return f"section:{section_id}:{month}/{edition}"


def front() -> str:
    """How editors composed the front page."""
    return "front"


def notice(notice_id: int) -> str:
    """The text of a notice."""
    return f"notice:{notice_id}"


def picture(picture_id: int) -> str:
    """A picture's files, credit and focal point."""
    return f"picture:{picture_id}"


def topic(topic_id: int) -> str:
    """A topic's names."""
    return f"topic:{topic_id}"


def author(author_id: int) -> str:
    """An author's name and roles."""
    return f"author:{author_id}"
