"""The newspaper and its editions."""

from zoneinfo import available_timezones

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, Page

from colporteur.newsroom.models.editions import edition_field


def time_zones() -> list[tuple[str, str]]:
    """Every zone that this machine's time zone data knows."""
    return [(name, name) for name in sorted(available_timezones())]


class Newspaper(Page):
    """The root of everything. Its title is the paper's name, the same in every language."""

    house_language = edition_field()
    time_zone = models.CharField(_("time zone"), max_length=64, choices=time_zones, default="UTC")
    publisher = models.CharField(_("publisher"), max_length=255, blank=True)

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.Section", "newsroom.Notice"]
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("newspaper")


class Edition(Orderable):
    """The paper in one language."""

    newspaper = ParentalKey(Newspaper, on_delete=models.CASCADE, related_name="editions")
    prefix = edition_field()
    tag = models.CharField(_("language tag"), max_length=35)
    tagline = models.CharField(_("tagline"), max_length=255, blank=True)
    is_open = models.BooleanField(_("open"), default=True)
    is_indexed = models.BooleanField(_("indexed"), default=True)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["newspaper", "prefix"], name="newsroom_edition_prefix")]
