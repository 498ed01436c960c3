"""The `people` room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Floor 1: accounts."""

    name = "colporteur.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
