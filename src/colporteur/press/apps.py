"""The `press` room."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """Floor 6: renders and shelves pages."""

    name = "colporteur.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the newsroom where pages stand and how they look."""
        from colporteur.newsroom import registries
        from colporteur.press import preview, whereabouts

        registries.register_article_address(whereabouts.of_article)
        registries.register_section_address(whereabouts.of_section)
        registries.register_notice_address(whereabouts.of_notice)
        registries.register_edition_previewer(preview.preview)
        registries.register_front_previewer(preview.front_preview)
