"""The blocks an article's body is built of."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

FEATURES = ["bold", "italic", "link"]
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


NO_WORDS = _(
    "Neither the article nor the library says what this picture shows. Write a sentence for those who cannot see it, or say that "
    "the picture is decoration."
)
NEEDS_NO_WORDS = _("This picture is called decoration, and yet has words. Take the tick away, or the words.")
DECORATION_HELP = _("It shows nothing that readers would miss. It is then left out for those who cannot see it.")


def trouble_with_words(
    *, alt: str, picture: Any, is_decoration: bool
) -> ValidationError | None:  # Any: a row, if chosen
    """What keeps the picture out of print: readers who cannot see it are told what it shows, or that it shows nothing."""
    if picture is None:
        return None
    if is_decoration:
        return ValidationError(NEEDS_NO_WORDS, code="words_of_decoration") if alt.strip() else None
    return None if alt.strip() or picture.alt.strip() else ValidationError(NO_WORDS, code="no_alt")


class InlineTextBlock(blocks.RichTextBlock):
    """Text with strong, emphasis and links, without the control characters that pasting may bring along."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "features": FEATURES})

    def clean(self, value: Any) -> Any:  # Any: Wagtail has no types
        """Take control characters out: databases and browsers refuse them."""
        cleaned = super().clean(value)
        return RichText(_CONTROLS.sub("", cleaned.source)) if _CONTROLS.search(cleaned.source) else cleaned


class QuoteBlock(blocks.StructBlock):
    """A quotation set apart; the quotation marks are the edition's own and not typed."""

    text = InlineTextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=500)

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class PictureBlock(blocks.StructBlock):
    """A picture; what is left empty is taken from the library."""

    picture = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=1000,
        help_text=_(
            "What the picture shows, in a full sentence, for those who cannot see it. Empty: as in the library."
        ),
    )
    is_decoration = blocks.BooleanBlock(label=_("Only decoration"), required=False, help_text=DECORATION_HELP)
    caption = blocks.CharBlock(label=pgettext_lazy("picture", "Caption"), required=False, max_length=2000)

    def clean(self, value: Any) -> Any:  # Any: Wagtail has no types
        """What is handed in or printed says what the picture shows; a draft need not yet."""
        cleaned = super().clean(value)
        shown = {name: cleaned[name] for name in ("alt", "picture", "is_decoration")}
        trouble = None if self.is_deferred_validation else trouble_with_words(**shown)
        if trouble is not None:
            raise blocks.StructBlockValidationError(block_errors={"alt": trouble})
        return cleaned

    class Meta:
        icon = "image"
        label = _("Picture")


class ItemListBlock(blocks.StructBlock):
    """A list of points."""

    is_ordered = blocks.BooleanBlock(label=_("Numbered"), required=False)
    items = blocks.ListBlock(InlineTextBlock(label=_("Point")), label=_("Points"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("List")


class TableBlock(TypedTableBlock):
    """Rows of cells under headings; where every heading is empty, the table has none."""

    cell = InlineTextBlock(label=_("Text"), required=False)

    def clean(self, table: Any) -> Any:  # Any: Wagtail has no types
        """As for the cells: no control characters."""
        cleaned = super().clean(table)
        for column in cleaned.columns:
            column["heading"] = _CONTROLS.sub("", column["heading"])
        cleaned.caption = _CONTROLS.sub("", cleaned.caption or "")
        return cleaned

    class Meta:
        icon = "table"
        label = _("Table")


class FactBoxBlock(blocks.StructBlock):
    """Background set apart from the story."""

    title = blocks.CharBlock(label=_("Title"), max_length=255)
    text = InlineTextBlock(label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Fact box")


class EmbedBlock(blocks.StructBlock):
    """A thing on another site, shown as a link until the reader asks for it."""

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("Title"), max_length=500)

    def clean(self, value: Any) -> Any:  # Any: Wagtail has no types
        """Only addresses that begin with https:// are taken."""
        cleaned = super().clean(value)
        if not cleaned["url"].startswith("https://"):
            raise blocks.StructBlockValidationError(
                block_errors={"url": ValidationError(_("The address must begin with https://."))}
            )
        return cleaned

    class Meta:
        icon = "link-external"
        label = _("From another site")


class BodyBlock(blocks.StreamBlock):
    """The body, top to bottom."""

    paragraph = InlineTextBlock(label=_("Paragraph"), icon="pilcrow")
    subhead = blocks.CharBlock(label=_("Subhead"), max_length=500, icon="title")
    quote = QuoteBlock()
    picture = PictureBlock()
    list = ItemListBlock()
    table = TableBlock()
    fact_box = FactBoxBlock()
    embed = EmbedBlock()
