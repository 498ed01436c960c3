"""What a reader sees while the desk is away, or cannot even say what is wrong: in every language at once."""

from html import escape

WORDS = (
    ("en", "ltr", "This page is not ready. Please try again in a moment."),
    ("de", "ltr", "Diese Seite ist noch nicht bereit. Bitte versuchen Sie es gleich noch einmal."),
    ("es", "ltr", "Esta página aún no está lista. Vuelva a intentarlo dentro de un momento."),
    ("fr", "ltr", "Cette page n’est pas encore prête. Merci de réessayer dans un instant."),
    ("ar", "rtl", "هذه الصفحة ليست جاهزة بعد. يُرجى المحاولة بعد قليل."),
    ("ca", "ltr", "Aquesta pàgina encara no està a punt. Torneu-ho a provar d’aquí a un moment."),
)
HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Retry-After", "5"),
    ("Content-Security-Policy", "default-src 'none'"),
)


def _page() -> bytes:
    lines = "\n".join(f'<p lang="{tag}" dir="{direction}">{escape(words)}</p>' for tag, direction, words in WORDS)
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Not ready</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f'<meta name="robots" content="noindex"></head>\n<body>\n{lines}\n</body>\n</html>\n'
    ).encode()


DESK_IS_AWAY = _page()
