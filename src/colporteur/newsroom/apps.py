"""The `newsroom` room."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Floor 2: articles, sections, corrections."""

    name = "colporteur.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"
