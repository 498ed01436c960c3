"""The `publication` room."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Floor 7: the plot."""

    name = "colporteur.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hang the receivers on every announcement."""
        from colporteur.publication import receivers  # noqa: F401
