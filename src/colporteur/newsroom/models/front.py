"""What editors put on the front page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from colporteur.newsroom.models.articles import Article


class Front(ClusterableModel):
    """The one front page; every edition is composed from its pins."""

    class Meta:
        verbose_name = _("front page")


class Pin(Orderable):
    """A story that an editor put in its place, until a time or until it is taken off."""

    class Size(models.TextChoices):
        """How large the story stands."""

        LEAD = "lead", _("lead")
        LARGE = "large", _("large")
        NORMAL = "normal", _("normal")
        BRIEF = "brief", _("brief")

    front = ParentalKey(Front, on_delete=models.CASCADE, related_name="pins")
    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="pins")
    size = models.CharField(_("size"), max_length=6, choices=Size.choices, default=Size.NORMAL)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["front", "article"], name="newsroom_pin_article")]
