"""Every page of every edition as files to look at: `python -m colporteur.press.tests.gallery FOLDER [--shots [PAGE …]]`.

With `--shots` Chromium photographs them, or the pages named, in the windows of a phone, a tablet and a desk, light and dark.
"""

import http.server
import sys
import threading
from functools import partial
from pathlib import Path

import django
from django.conf import settings
from PIL import Image

PRESS = Path(__file__).parents[1]
WINDOWS = (390, 768, 1280)


def set_up() -> None:
    """Only what templates need: no database, no other room."""
    library = {"press_tags": "colporteur.press.templatetags.press_tags"}
    settings.configure(
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [PRESS / "templates"],
                "OPTIONS": {"libraries": library},
            }
        ],
        INSTALLED_APPS=["django.contrib.staticfiles"],
        LOCALE_PATHS=[PRESS / "locale"],
        STATIC_URL="/static/",
        USE_TZ=True,
    )
    django.setup()


def draw_pictures(folder: Path) -> None:
    from colporteur.demo.pictures import draw
    from colporteur.press.tests import samples

    folder.mkdir(parents=True, exist_ok=True)
    for name in samples.PICTURES:
        if not (folder / f"{name}-320.webp").exists():
            with Image.open(draw(name, folder)) as drawn:
                for width in samples.WIDTHS:
                    small = drawn.convert("RGB").resize((width, width * drawn.height // drawn.width))
                    for kind in ("jpeg", "webp", "avif"):
                        small.save(folder / f"{name}-{width}.{kind}", quality=60)


def write_pages(folder: Path) -> list[Path]:
    from colporteur.press.rendering import page
    from colporteur.press.tests import samples

    written = []
    for language in samples.EDITIONS:
        for name, (template, sheet) in samples.sheets(language).items():
            file = folder / f"{language}-{name}.html"
            file.write_bytes(page(template, sheet, sheet.chrome))
            written.append(file)
    return written


def photograph(folder: Path, names: list[str]) -> None:
    """A PNG of each page in each window, light and dark."""
    from playwright.sync_api import sync_playwright

    handler = partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            for width in WINDOWS:
                view = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                for name in names:
                    view.goto(f"http://127.0.0.1:{server.server_port}/{name}.html")
                    view.evaluate("document.querySelectorAll('img').forEach(img => (img.loading = 'eager'))")
                    view.wait_for_load_state("networkidle")
                    view.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
        browser.close()
    server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None: ...


def main() -> None:
    folder = Path(sys.argv[1])
    set_up()
    draw_pictures(folder / "media")
    pages = write_pages(folder)
    static = folder / "static" / "press"
    static.mkdir(parents=True, exist_ok=True)
    for file in (PRESS / "static" / "press").iterdir():
        (static / file.name).write_bytes(file.read_bytes())
    if "--shots" in sys.argv:
        wanted = sys.argv[sys.argv.index("--shots") + 1 :]
        photograph(folder, [file.stem for file in pages if not wanted or file.stem in wanted])


if __name__ == "__main__":
    main()
