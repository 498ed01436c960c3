"""The `ledger` room."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Floor 3: the append-only records of acts and of print."""

    name = "colporteur.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
