"""What editors put on the front page."""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, PreviewableMixin

from colporteur.foundations.clock import now
from colporteur.newsroom.models.articles import Article
from colporteur.newsroom.models.paper import Edition
from colporteur.newsroom.registries import REGISTRY
from colporteur.newsroom.rules.front import Placed, Size, standing
from colporteur.newsroom.signals import front_was_composed


class Front(PreviewableMixin, ClusterableModel):
    """The one front page; every edition is composed from its pins. There is one row, number 1."""

    panels = [
        InlinePanel(
            "pins",
            heading=_("Stories in their places, top to bottom"),
            label=_("story"),
            help_text=_(
                "An edition that lacks a story moves the next one up. What is left open is filled with the newest stories."
            ),
        )
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front page")

    def __str__(self) -> str:
        return str(_("Front page"))

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """One for each open edition, in the paper's order."""
        if REGISTRY.front_previewer is None:
            return []
        rows = Edition.objects.filter(is_open=True).order_by("sort_order", "pk")
        return [(row.prefix, row.name) for row in rows]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The front page as the edition `mode_name` would print it with the pins of this instance, saved or not."""
        if REGISTRY.front_previewer is None:
            raise Http404("There is no previewer.")
        return REGISTRY.front_previewer(request, self.placed(now()), mode_name)

    def placed(self, at: datetime) -> tuple[Placed, ...]:
        """The pins of this instance whose time is not over, top to bottom."""
        rows = sorted(self.pins.all(), key=lambda pin: pin.sort_order or 0)
        return standing((Placed(article_id=row.article_id, size=Size(row.size), until=row.until) for row in rows), at)

    @transaction.atomic
    def save(self, **options: Any) -> None:
        """Save the pins and tell."""
        super().save(**options)
        front_was_composed.send(sender=Front)


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

    panels = [FieldPanel("article"), FieldRowPanel([FieldPanel("size"), FieldPanel("until")])]

    class Meta(Orderable.Meta):
        verbose_name = _("pinned story")
        constraints = [
            models.UniqueConstraint(
                fields=["front", "article"],
                name="newsroom_pin_article",
                violation_error_message=_("A story has one place on the front page."),
            )
        ]

    def __str__(self) -> str:
        return str(self.article)
