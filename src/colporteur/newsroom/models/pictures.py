"""Pictures and their printed files."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from colporteur.newsroom.models.editions import edition_field


class Picture(AbstractImage):
    """A picture of the library. `alt` and `caption` are sentences in `language`; `credit` is a name."""

    alt = models.TextField(
        _("alternative text"), max_length=1000, blank=True, help_text=_("What the picture shows, in a full sentence.")
    )
    caption = models.TextField(_("caption"), max_length=2000, blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    language = edition_field(blank=True, help_text=_("The language of alternative text and caption."))

    admin_form_fields = ("title", "file", "alt", "caption", "credit", "language", "collection", "tags")
    search_fields = [*AbstractImage.search_fields, index.SearchField("alt"), index.SearchField("caption")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> Any:  # Any: Wagtail has no types
        """What Wagtail's own previews say of the picture."""
        return self.alt or self.title


class PictureRendition(AbstractRendition):
    """One printed file of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
