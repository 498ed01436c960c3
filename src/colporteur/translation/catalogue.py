"""The room's catalogues for whoever reads at a terminal, without a paper and without the framework."""

import gettext
from pathlib import Path

from colporteur.translation.rules.wording import Translate

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "django"
ENGLISH = "en"  # the language of the texts themselves


def languages() -> tuple[str, ...]:
    """Those that a finding can be said in."""
    return (ENGLISH, *sorted(file.parent.parent.name for file in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


def catalogue_of(language: str | None) -> Translate:
    """The catalogue of this language or, without one, of the terminal's (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`)."""
    wanted = [language] if language else None
    if language == ENGLISH:
        return gettext.NullTranslations().gettext
    return gettext.translation(DOMAIN, LOCALE, wanted, fallback=True).gettext
