"""The `translation` room."""

from django.apps import AppConfig


class TranslationConfig(AppConfig):
    """Floor 3: engines, memory, checks."""

    name = "colporteur.translation"
    label = "translation"
    default_auto_field = "django.db.models.BigAutoField"
