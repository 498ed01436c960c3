"""The `translation` room."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_delete
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.admin.ui.components import Component


class TranslationConfig(AppConfig):
    """Floor 3: engines, memory, checks, the desk."""

    name = "colporteur.translation"
    label = "translation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the newsroom who works at the desk, and have the memory's full-text index looked after."""
        from wagtail.admin.panels import InlinePanel

        from colporteur.newsroom.registries import (
            register_article_panel,
            register_dependants,
            register_edition_count,
            register_group_right,
            register_home_panel,
        )
        from colporteur.translation.fuzzy import ensure_index
        from colporteur.translation.vocabulary_models import Stamped, renew_stamp

        for model in Stamped.__subclasses__():
            pre_delete.connect(
                lambda **_: renew_stamp(), sender=model, weak=False, dispatch_uid=f"translation.stamp.{model.__name__}"
            )
        post_migrate.connect(ensure_index, sender=self, dispatch_uid="translation.fuzzy")
        for group in DESK_GROUPS:
            register_group_right(group, "translation.use_desk")
            for table in ("name", "glossaryterm"):
                for deed in ("add", "change", "delete", "view"):
                    register_group_right(group, f"translation.{deed}_{table}")
        for deed in ("add", "change", "delete", "view"):
            register_group_right("Editor", f"translation.{deed}_pairpolicy")
        register_group_right("Editor", "translation.run_archive")
        register_group_right("Editor", "translation.run_renewal")
        register_home_panel(_home_panel)
        register_edition_count(_translated_in)
        register_dependants(_translations_of)
        register_article_panel(
            InlinePanel(
                "kept_names",
                heading=_("Stays as it is"),
                label=_("Words"),
                help_text=_("Names and words that are not to be translated in this article."),
            )
        )


DESK_GROUPS = ("Editor", "Translator")


def _translations_of(article_id: int) -> str:
    from colporteur.translation.models import ArticleTranslation

    number = ArticleTranslation.objects.filter(article_id=article_id).count()
    words = ngettext("%(number)d translation", "%(number)d translations", number)
    return words % {"number": number} if number else ""


def _translated_in(language: str) -> int:
    from colporteur.translation.access import translated_in  # models are there by the first request

    return translated_in(language)


def _home_panel(request: "HttpRequest") -> "Component | None":
    from colporteur.translation.admin.home import home_panel  # models are there by the first request

    return home_panel(request)
