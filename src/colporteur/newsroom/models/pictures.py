"""Pictures and their printed files."""

import hashlib
import secrets
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from colporteur.newsroom.models.editions import chosen_edition_field
from colporteur.newsroom.pixels import upright
from colporteur.newsroom.signals import picture_was_changed

RECIPE = "1"  # raise it when sizes, crops or qualities change: all files are then made anew

LONGEST_STEM = 55  # with folder, chance and ending a column of 100 characters is full


class Picture(AbstractImage):
    """A picture of the library. `alt` and `caption` are sentences in `language`; `credit` is a name.

    `wanted` names the files that should be there; `printed` and `printed_avif` those that are. Where they differ there is
    work to do for the worker.
    """

    alt = models.TextField(
        _("alternative text"),
        max_length=1000,
        blank=True,
        help_text=_(
            "What the picture shows, in a full sentence, for those who cannot see it. Articles need it; without it, each has to "
            "say so itself."
        ),
    )
    caption = models.TextField(_("caption"), max_length=2000, blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    language = chosen_edition_field(
        verbose_name=_("language"), blank=True, help_text=_("The language of alternative text and caption.")
    )
    wanted = models.CharField(max_length=32, editable=False, default="")
    printed = models.CharField(max_length=32, editable=False, default="")
    printed_avif = models.CharField(max_length=32, editable=False, default="")
    trouble = models.CharField(_("why it cannot be printed"), max_length=300, blank=True, editable=False)

    if TYPE_CHECKING:  # Wagtail's own column
        file: Any

    admin_form_fields = ("title", "file", "alt", "caption", "credit", "language", "collection", "tags")
    search_fields = [*AbstractImage.search_fields, index.SearchField("alt"), index.SearchField("caption")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]
        indexes = [
            models.Index(
                fields=["id"],
                condition=~models.Q(printed=models.F("wanted")) | ~models.Q(printed_avif=models.F("wanted")),
                name="newsroom_picture_work",
            )
        ]

    @property
    def default_alt_text(self) -> str:
        """What Wagtail's own previews say of the picture."""
        return str(self.alt or self.title)

    @property
    def focus(self) -> tuple[float, float]:
        """The focal point as shares of width and height, 0 to 1; the middle if nobody set one."""
        if self.focal_point_x is None or self.focal_point_y is None or not self.width or not self.height:
            return (0.5, 0.5)
        return (min(self.focal_point_x / self.width, 1.0), min(self.focal_point_y / self.height, 1.0))

    def _set_image_file_metadata(self) -> None:
        """Wagtail calls this for a new file before it is stored."""
        if not self.file._committed:
            self._stand_upright()
        super()._set_image_file_metadata()

    def _stand_upright(self) -> None:
        self.file.seek(0)
        data = self.file.read()
        turned = upright(data)
        self.file.seek(0)
        if turned is not data:
            self.file = ContentFile(turned, name=self.file.name)

    @transaction.atomic
    def save(self, *args: Any, **options: Any) -> None:
        """Save, note which files are wanted from now on, and tell."""
        self.wanted = self._recipe()
        if options.get("update_fields") is not None:
            options["update_fields"] = {*options["update_fields"], "wanted"}
        super().save(*args, **options)
        picture_was_changed.send(sender=Picture, picture_id=self.pk)

    def _recipe(self) -> str:
        parts = (RECIPE, str(self.file_hash or self.file.name), *(f"{share:.4f}" for share in self.focus))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def unguessable_name(file_name: str) -> str:
    """Where a printed file is kept: 128 bits of chance stand in its name.

    Whoever has the address gets the file, before its story is in print too. So nobody may find an address who was not told it.
    """
    path = PurePosixPath(file_name)
    return f"images/{path.stem[:LONGEST_STEM]}.{secrets.token_hex(16)}{path.suffix}"


class PictureRendition(AbstractRendition):
    """One printed file of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    def get_upload_to(self, filename: str) -> str:
        """Wagtail asks this for what its editor shows, too."""
        return unguessable_name(filename)

    class Meta:
        verbose_name = _("printed file")
        unique_together = (("image", "filter_spec", "focal_point_key"),)
