"""The `newsroom` room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NewsroomConfig(AppConfig):
    """Floor 2: articles, sections, corrections."""

    name = "colporteur.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Watch what passes the models by, and see to the groups after each migration."""
        from colporteur.newsroom import given_names, tree
        from colporteur.newsroom.groups import make_groups_after_migration

        tree.watch()
        given_names.watch()
        post_migrate.connect(make_groups_after_migration, sender=self, dispatch_uid="newsroom.groups")
