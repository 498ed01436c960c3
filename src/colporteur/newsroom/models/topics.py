"""What stories are about."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index

from colporteur.newsroom.models.editions import chosen_edition_field
from colporteur.newsroom.signals import topic_was_changed


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

    @transaction.atomic
    def save(self, **options: Any) -> None:
        """Save and tell: the name stands on every page of the topic's articles."""
        super().save(**options)
        topic_was_changed.send(sender=Topic, topic_id=self.pk)

    def label_in(self, prefix: str) -> str:
        """The topic's name in that edition, or nothing: an edition never shows a name in another language."""
        return next((row.name for row in self.labels.all() if row.edition == prefix), "")


class TopicLabel(models.Model):
    """A topic's name in one edition."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="labels")
    edition = chosen_edition_field()
    name = models.CharField(_("name"), max_length=255)

    class Meta:
        verbose_name = _("topic in an edition")
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "edition"],
                name="newsroom_topic_label",
                violation_error_message=_("A topic has one name in each edition."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.name}"
