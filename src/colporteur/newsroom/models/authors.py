"""Those whose names stand above a story."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index

from colporteur.newsroom.models.editions import chosen_edition_field
from colporteur.newsroom.signals import author_was_changed


class Author(index.Indexed, ClusterableModel):
    """A person or an agency. A name is the same in every edition unless one has a form of its own; roles are not."""

    name = models.CharField(_("name"), max_length=255, unique=True)

    panels = [FieldPanel("name"), InlinePanel("roles", heading=_("In each edition"), label=_("edition"))]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, **options: Any) -> None:
        """Save and tell: names and roles stand on every page of the author's articles."""
        super().save(**options)
        author_was_changed.send(sender=Author, author_id=self.pk)

    def name_in(self, prefix: str) -> str:
        """The name as that edition writes it."""
        return next((row.name for row in self.roles.all() if row.edition == prefix and row.name), self.name)

    def role_in(self, prefix: str) -> str:
        """The role as that edition prints it, or nothing."""
        return next((row.text for row in self.roles.all() if row.edition == prefix), "")


class AuthorRole(models.Model):
    """What an author is, in one edition's language."""

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="roles")
    edition = chosen_edition_field()
    text = models.CharField(_("role"), max_length=255)
    name = models.CharField(
        _("name there"), max_length=255, blank=True, help_text=_("Where it is written otherwise, as in Arabic letters.")
    )

    class Meta:
        verbose_name = _("role")
        constraints = [
            models.UniqueConstraint(
                fields=["author", "edition"],
                name="newsroom_author_role",
                violation_error_message=_("An author has one role in each edition."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.text}"
