"""What stories are about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index

from colporteur.newsroom.models.editions import edition_field


class Topic(index.Indexed, ClusterableModel):
    """A topic by a key that never changes, named anew in each edition."""

    key = models.SlugField(_("key"), max_length=80, unique=True)

    panels = [FieldPanel("key"), InlinePanel("labels", heading=_("Name in each edition"), label=_("name"))]
    search_fields = [index.SearchField("key"), index.AutocompleteField("key")]

    class Meta:
        ordering = ["key"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.key

    def label_in(self, prefix: str) -> str:
        """The topic's name in that edition, or nothing: an edition never shows a name in another language."""
        return next((row.name for row in self.labels.all() if row.edition == prefix), "")


class TopicLabel(models.Model):
    """A topic's name in one edition."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="labels")
    edition = edition_field()
    name = models.CharField(_("name"), max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "edition"], name="newsroom_topic_label")]
