"""The blocks an article's body is built of."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

FEATURES = ["bold", "italic", "link"]


class QuoteBlock(blocks.StructBlock):
    """A quotation set apart; the quotation marks are the edition's own and not typed."""

    text = blocks.RichTextBlock(label=_("quotation"), features=FEATURES)
    attribution = blocks.CharBlock(label=_("who said it"), required=False, max_length=500)

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class PictureBlock(blocks.StructBlock):
    """A picture; what is left empty is taken from the library."""

    picture = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(label=_("alternative text"), required=False, max_length=1000)
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=2000)

    class Meta:
        icon = "image"
        label = _("Picture")


class ItemListBlock(blocks.StructBlock):
    """A list of points."""

    is_ordered = blocks.BooleanBlock(label=_("numbered"), required=False)
    items = blocks.ListBlock(blocks.RichTextBlock(features=FEATURES), label=_("points"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("List")


class TableBlock(blocks.StructBlock):
    """Rows of cells."""

    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=1000)
    has_header = blocks.BooleanBlock(label=_("first row names the columns"), required=False, default=True)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(required=False, max_length=2000), label=_("cells"), min_num=1),
        label=_("rows"),
        min_num=1,
    )

    def clean(self, value: Any) -> Any:  # Any: Wagtail has no types
        """Every row has as many cells as the first."""
        cleaned = super().clean(value)
        if len({len(row) for row in cleaned["rows"]}) > 1:
            raise blocks.StructBlockValidationError(
                block_errors={"rows": ValidationError(_("Every row needs as many cells as the first."))}
            )
        return cleaned

    class Meta:
        icon = "table"
        label = _("Table")


class FactBoxBlock(blocks.StructBlock):
    """Background set apart from the story."""

    title = blocks.CharBlock(label=_("title"), max_length=255)
    text = blocks.RichTextBlock(label=_("text"), features=FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")


class EmbedBlock(blocks.StructBlock):
    """A thing on another site, shown as a link until the reader asks for it."""

    url = blocks.URLBlock(label=_("address"))
    title = blocks.CharBlock(label=_("title"), max_length=500)

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

    paragraph = blocks.RichTextBlock(label=_("Paragraph"), features=FEATURES, icon="pilcrow")
    subhead = blocks.CharBlock(label=_("Subhead"), max_length=500, icon="title")
    quote = QuoteBlock()
    picture = PictureBlock()
    list = ItemListBlock()
    table = TableBlock()
    fact_box = FactBoxBlock()
    embed = EmbedBlock()

    MAY_BE_EMPTY: ClassVar[bool] = False
