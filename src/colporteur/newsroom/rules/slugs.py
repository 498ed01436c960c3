"""Words that stand right after the edition in an address and mean something else than a section or a notice."""

RESERVED = frozenset(
    {
        "account", "api", "comments", "feed", "games", "healthz", "house-rules", "media", "metrics", "newsroom",
        "original", "report", "search", "static", "stories",
    }
)  # fmt: skip


def is_reserved(slug: str) -> bool:
    """True if the press or a later room owns `/{edition}/{slug}/`, or if the slug would read as an article's number."""
    return slug.lower() in RESERVED or slug.isdecimal()
