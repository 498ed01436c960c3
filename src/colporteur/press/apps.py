"""The `press` room."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """Floor 6: renders and shelves pages."""

    name = "colporteur.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"
