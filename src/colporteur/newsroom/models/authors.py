"""Those whose names stand above a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index

from colporteur.newsroom.models.editions import edition_field


class Author(index.Indexed, ClusterableModel):
    """A person or an agency. Names are the same in every edition, roles are not."""

    name = models.CharField(_("name"), max_length=255, unique=True)

    panels = [FieldPanel("name"), InlinePanel("roles", heading=_("Role in each edition"), label=_("role"))]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name

    def role_in(self, prefix: str) -> str:
        """The role as that edition prints it, or nothing."""
        return next((row.text for row in self.roles.all() if row.edition == prefix), "")


class AuthorRole(models.Model):
    """What an author is, in one edition's language."""

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="roles")
    edition = edition_field()
    text = models.CharField(_("role"), max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "edition"], name="newsroom_author_role")]
