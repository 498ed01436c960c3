"""From a filled sheet to the bytes and headers of a page."""

from typing import Any

from django.template.loader import render_to_string

from colporteur.press.layouts import Chrome
from colporteur.press.typography import style_hash
from colporteur.press.words import in_words_of

ALWAYS = (
    ("Cache-Control", "public, max-age=0, must-revalidate"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
)


def policy() -> str:
    """The content security policy of readers' pages: nothing from elsewhere, nothing inline but our one style."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src 'self' {style_hash()}",
            "script-src 'self'",
            "img-src 'self'",
            "media-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


def page(template: str, sheet: Any, chrome: Chrome) -> bytes:  # Any: every template has its own kind of sheet
    """The HTML of a sheet, printed with its edition's catalogue."""
    with in_words_of(chrome.language):
        return render_to_string(f"press/{template}", {"sheet": sheet, "chrome": chrome}).encode()


def page_headers(chrome: Chrome) -> tuple[tuple[str, str], ...]:
    """The headers of an HTML page of an edition."""
    return (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Language", chrome.tag),
        ("Content-Security-Policy", policy()),
        *ALWAYS,
    )


def file_headers(media_type: str) -> tuple[tuple[str, str], ...]:
    """The headers of a feed, a sitemap or a text file."""
    return (("Content-Type", media_type), *ALWAYS)


def preview_headers() -> tuple[tuple[str, str], ...]:
    """As `page_headers`, but the newsroom may show the page in a frame, and nobody may keep it."""
    framed = policy().replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    return (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", framed),
        ("Cache-Control", "private, no-store"),
        ("X-Content-Type-Options", "nosniff"),
    )
