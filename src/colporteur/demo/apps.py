"""The `demo` room."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Floor 8: the demo paper."""

    name = "colporteur.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"
