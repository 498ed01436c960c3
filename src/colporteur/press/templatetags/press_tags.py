"""What the templates of readers' pages need beyond Django's own tags. The context holds the page's `sheet`."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count
from urllib.parse import quote, urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from colporteur.press import dating, provenance, typography
from colporteur.press.arrangement import FrontPlan, arranged
from colporteur.press.layouts import ArticleSheet, Chrome, ListSheet, Photograph, TranslationNotice
from colporteur.press.rules import structured_data
from colporteur.press.rules.addresses import FeedFormat
from colporteur.press.rules.setting import set_line
from colporteur.text.documents import BodyBlock, Correction, Figure, Passage, Table

register = template.Library()


def _chrome(context: template.Context) -> Chrome:
    chrome: Chrome = context["sheet"].chrome
    return chrome


def _safe(html: str) -> SafeString:
    """Marks as finished what `typography` has escaped piece by piece."""
    return mark_safe(html)  # noqa: S308


@register.simple_tag(takes_context=True)
def passage(context: template.Context, text: Passage, within: str = "") -> SafeString:
    """A passage as inline HTML; `within` is the language of the element around it, if that is not the page's."""
    chrome = _chrome(context)
    around = typography.chrome_in(within, chrome) if within else chrome
    return _safe(typography.typeset(text, around, held_label=gettext("In the original:")))


@register.simple_tag
def sentence_numbers() -> Iterator[int]:
    """The numbers of an article's sentences, drawn by `sentences` through the whole page."""
    return count(1)


@register.simple_tag(takes_context=True)
def sentences(context: template.Context, text: Passage, numbers: Iterator[int]) -> SafeString:
    """A passage of an article's body: as `passage`, each sentence a span with the next of `numbers` as its id."""
    label = gettext("In the original:")
    return _safe(typography.typeset(text, _chrome(context), held_label=label, numbers=numbers))


@register.filter
def line(text: Passage) -> str:
    """A passage as plain text."""
    return set_line(text)


@register.filter
def has_marks(quote: Passage) -> bool:
    """Whether a quotation has brought its own marks, so that the page adds none."""
    return typography.has_marks(quote)


@register.filter
def set_in(html: str, chrome: Chrome) -> SafeString:
    """A notice's HTML, clean already, as the page's language prints it."""
    return _safe(typography.set_html(html, chrome.tag))


@register.simple_tag(takes_context=True)
def foreign(context: template.Context, text: Passage | str) -> SafeString:
    """` lang` and ` dir` attributes for a passage or a language that is not the page's."""
    language = text if isinstance(text, str) else next((each.language for each in text.sentences), "")
    return _safe(typography.foreign(language, _chrome(context)))


@register.filter
def followed(address: str) -> str:
    """The address if it may be followed, else nothing."""
    return typography.followed(address)


@register.filter
def in_a_row(names: Sequence[str], chrome: Chrome) -> SafeString:
    """`Ruth Calder, Tomas Berger and Hana Petrov`."""
    return _safe(typography.in_a_row(names, chrome))


@register.simple_tag(takes_context=True)
def named_in(context: template.Context, language: str, names: Sequence[str]) -> SafeString:
    """The same of names in this language, whatever the page's."""
    return _safe(typography.in_a_row(names, _chrome(context), language))


@register.filter
def isolated(name: str) -> SafeString:
    """A name in an element of its own."""
    return _safe(typography.isolated(name))


@register.filter
def host(address: str) -> str:
    """The host an address leads to, for people."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


@register.filter
def figure_columns(table: Table) -> frozenset[int]:
    """The numbers of the columns that hold figures."""
    return typography.figure_columns(table)


@register.filter
def block_template(block: BodyBlock) -> str:
    """The partial that prints a block of an article's body, named after it."""
    return f"press/blocks/{type(block).__name__.lower()}.html"


@register.filter
def iso(moment: datetime, chrome: Chrome) -> str:
    """For `datetime` attributes: with the paper's offset."""
    return dating.local(moment, chrome).isoformat(timespec="minutes")


@register.filter
def day_in_full(moment: datetime, chrome: Chrome) -> str:
    """With the weekday."""
    return dating.day_in_full(moment, chrome)


@register.filter
def standing_alone(date: str, chrome: Chrome) -> str:
    """For a date that is a line of its own."""
    return dating.standing_alone(date, chrome)


@register.filter
def day(moment: datetime, chrome: Chrome) -> str:
    """The date."""
    return dating.day(moment, chrome)


@register.filter
def month_and_year(moment: datetime, chrome: Chrome) -> str:
    """Month and year."""
    return dating.month_and_year(moment, chrome)


@register.filter
def day_and_time(moment: datetime, chrome: Chrome) -> str:
    """Date, time and zone."""
    return dating.day_and_time(moment, chrome)


@register.filter
def short_day_and_time(moment: datetime, chrome: Chrome) -> str:
    """Date and time for lists."""
    return dating.short_day_and_time(moment, chrome)


@register.filter
def picture(sheet: ArticleSheet, figure: Figure | None) -> Photograph | None:
    """The picture of a figure as it is printed in its place."""
    return sheet.photograph_of(figure)


@register.filter
def sources_of(photograph: Photograph, media_type: str) -> str:
    """A `srcset` of the renditions of one media type."""
    return ", ".join(f"{each.address} {each.width}w" for each in photograph.renditions if each.media_type == media_type)


@register.filter
def focus(photograph: Photograph) -> str:
    """Classes for the focal point, to the nearest tenth: style attributes have no place under the page's policy."""
    across, down = (round(each / 10) for each in photograph.focus)
    return " ".join([f"x{across}"] * (across != 5) + [f"y{down}"] * (down != 5))


@register.filter
def absolute(path: str, chrome: Chrome) -> str:
    """A path of this site as a whole address."""
    return path if "://" in path else f"{chrome.site_address}{path}"


@register.filter
def open_graph_locale(tag: str) -> str:
    """`de_AT` for `de-AT`."""
    return structured_data.open_graph_locale(tag)


@register.filter
def as_json_feed(feed: str) -> str:
    """The address of the same stories as JSON Feed."""
    return feed.removesuffix(FeedFormat.XML) + FeedFormat.JSON


@register.filter(name="provenance")
def provenance_of(notice: TranslationNotice, chrome: Chrome) -> str:
    """How this edition's text came about, in sentences."""
    return provenance.provenance(notice, chrome.numerals)


@register.filter
def counted(count: int, chrome: Chrome) -> str:
    """A count in the edition's digits."""
    return chrome.numerals.write(str(count))


@register.filter
def engine_names(notice: TranslationNotice) -> tuple[str, ...]:
    """`Apertium`. Versions, which say nothing to readers, stand in the page's structured data."""
    return provenance.engine_names(notice)


@register.filter
def front_plan(sheet: ListSheet) -> FrontPlan:
    """Where the cards of a front page stand."""
    return arranged(sheet.cards, sheet.chrome.sections)


@register.filter
def newest(corrections: tuple[Correction, ...]) -> Correction:
    """The latest correction."""
    return max(corrections, key=lambda each: each.at)


@register.simple_tag
def mail_address(subject: str, address: str) -> str:
    """A `mailto:` address that carries a headline and an address."""
    return f"mailto:?subject={quote(subject)}&body={quote(address)}"


@register.simple_tag
def paper_style() -> SafeString:
    """The style sheet, whole, in its element; `typography.style_hash` names it for the page's policy."""
    return format_html("<style>{}</style>", _safe(typography.inline_css()))
