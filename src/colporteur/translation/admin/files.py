"""Files at the desk: an article for a translator outside and back, the memory, names and terms. All of a file is taken or none."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom.rules.languages import direction, own_name
from colporteur.people.models import User
from colporteur.translation.actions import Remembered, import_together
from colporteur.translation.actions.vocabulary import import_vocabulary
from colporteur.translation.admin.board import DeskView
from colporteur.translation.admin.places import DeskMixin, on_the_desk, somebody
from colporteur.translation.admin.rows import in_words
from colporteur.translation.desk import translation_desk
from colporteur.translation.exchange import glossary_csv, tbx, tmx, xliff
from colporteur.translation.exchange.bringing_back import NotTaken, sort_parcel
from colporteur.translation.exchange.importing import entries_in, entries_out
from colporteur.translation.exchange.parcels import parcel_for
from colporteur.translation.exchange.vocabulary import Entry
from colporteur.translation.exchange.wordings import entries_out as vocabulary_out
from colporteur.translation.exchange.xml_in import too_large
from colporteur.translation.models import Unit, UnitState

MOST_BYTES = 5_000_000  # a person waits for it; the commands have no such limit
MOST_ENTRIES = 5_000
SHOWN = 100
VOCABULARY_RIGHTS = tuple(
    f"translation.{deed}_{table}" for deed in ("add", "change") for table in ("name", "glossaryterm")
)
XLIFF, TMX, CSV, TBX = (
    "application/xliff+xml",
    "application/x-tmx+xml",
    "text/csv; charset=utf-8",
    "application/x-tbx+xml",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A sentence that was taken and that the checks keep out of print."""

    source: str
    target: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a file; `refusal` says why nothing of it was taken."""

    file: str
    refusal: str = ""
    taken: int = 0
    held: tuple[Held, ...] = ()
    refused: tuple[NotTaken, ...] = ()
    unchanged: int = 0
    empty: int = 0


def uploaded(request: HttpRequest, *endings: str) -> "UploadedFile[Any]":
    """The file that came with the form.

    Raises:
        BadCopy: there is none, it is too large, or its name ends otherwise.
    """
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.name or not file.size:
        raise BadCopy(_("No file was chosen, or it is empty."))
    if not file.name.lower().endswith(endings):
        says = _("%(file)s: the name must end in %(endings)s.")
        raise BadCopy(says % {"file": file.name[:80], "endings": ", ".join(endings)})
    if file.size > MOST_BYTES:
        raise BadCopy(too_large(file.name[:80], MOST_BYTES))
    return file


class ArticleFileView(DeskView):
    """One article's way to a translator outside, and back."""

    template_name = "translation/article_file.html"
    header_icon = "download"
    page_title = gettext_lazy("For an outside translator")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the board, the article, here."""
        *above, here = super().get_breadcrumbs_items()
        label = f"{self._row.article.headline} · {own_name(self._row.language)}"
        return [*above, {"url": self._editor, "label": label}, here]

    @cached_property
    def _row(self) -> Any:
        return on_the_desk(self.kwargs["article_id"], self.kwargs["language"]).row

    @cached_property
    def _editor(self) -> str:
        return reverse("translation_editor", args=[self._row.article_id, self._row.language])

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """The two ways, and what became of a file."""
        row, source = self._row, self._row.article.language
        return super().get_context_data(
            **given,
            row=row,
            editor_url=self._editor,
            download_url=reverse("translation_xliff", args=[row.article_id, row.language]),
            source_language=source,
            source_direction=direction(source),
            target_direction=direction(row.language),
            most=MOST_BYTES // 1_000_000,
        )

    def post(self, request: HttpRequest, article_id: int, language: str) -> HttpResponse:
        """Take what comes back, and say what became of it."""
        name = ""
        try:
            file = uploaded(request, ".xlf", ".xliff")
            name = str(file.name)[:80]
            outcome = self._brought_back(file, name)
        except BadCopy as error:
            outcome = Outcome(file=name, refusal=str(error))
        return self.render_to_response(self.get_context_data(outcome=outcome), status=400 if outcome.refusal else 200)

    def _brought_back(self, file: "UploadedFile[Any]", name: str) -> Outcome:
        found = sort_parcel(xliff.read(file.read(), name), self._row)
        units = stored(found.taken, self.request)
        return Outcome(
            file=name,
            taken=len(units),
            held=held_among(units),
            refused=found.refused,
            unchanged=found.unchanged,
            empty=found.empty,
        )


class XliffView(DeskMixin, View):
    """The article's file."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, article_id: int, language: str) -> HttpResponse:
        """XLIFF 2.0, named after article and edition."""
        on_the_desk(article_id, language)
        written = BytesIO()
        xliff.write(written, parcel_for(article_id, language))
        return as_file(HttpResponse(written.getvalue(), content_type=XLIFF), f"article-{article_id}-{language}.xlf")


class FilesView(DeskView):
    """The memory, and names and terms, out and in."""

    template_name = "translation/files.html"
    header_icon = "download"
    page_title = gettext_lazy("Files")

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """What this person may do."""
        return super().get_context_data(
            **given,
            may_bring_words=self._may_bring_words(),
            most=MOST_BYTES // 1_000_000,
            most_entries=MOST_ENTRIES,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take a memory, or names and terms."""
        what, name = request.POST.get("what", ""), ""
        taking = {"memory": (self._memory, (".tmx",)), "words": (self._words, (".csv", ".tbx"))}.get(what)
        if taking is None:
            raise Http404
        take, endings = taking
        try:
            file = uploaded(request, *endings)
            name = str(file.name)[:80]
            outcome = take(file, name)
        except BadCopy as error:
            outcome = Outcome(file=name, refusal=str(error))
        context = self.get_context_data(outcome=outcome, what=what)
        return self.render_to_response(context, status=400 if outcome.refusal else 200)

    def _memory(self, file: "UploadedFile[Any]", name: str) -> Outcome:
        left_out: list[str] = []
        found: list[Remembered] = []
        for entry in entries_in(BytesIO(file.read()), name, left_out=left_out):
            found.append(entry)
            if len(found) > MOST_ENTRIES:
                says = _(
                    "%(file)s has more than %(most)s translations. Send it in parts, or have it brought in by command."
                )
                raise BadCopy(says % {"file": name, "most": MOST_ENTRIES})
        units = stored(found, self.request)
        return Outcome(file=name, taken=len(units), held=held_among(units), unchanged=len(left_out))

    def _words(self, file: "UploadedFile[Any]", name: str) -> Outcome:
        if not self._may_bring_words():
            raise PermissionDenied
        is_csv = name.lower().endswith(".csv")
        stream = BytesIO(file.read())
        entries: Iterator[Entry] = (
            glossary_csv.read(TextIOWrapper(stream, encoding="utf-8", newline=""), name)
            if is_csv
            else tbx.read(stream, name)
        )
        return Outcome(file=name, taken=import_vocabulary(entries=limited(entries, name), file=name))

    def _may_bring_words(self) -> bool:
        return isinstance(self.request.user, User) and self.request.user.has_perms(VOCABULARY_RIGHTS)


class DownloadView(DeskMixin, View):
    """The memory as TMX; names and terms as CSV or TBX."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, what: str) -> HttpResponse | StreamingHttpResponse:
        """The file; a memory goes out as it is read, since it may be long."""
        match what:
            case "memory.tmx" | "memory-of-people.tmx":
                pieces = tmx.pieces(entries_out(people_only="people" in what))
                return as_file(StreamingHttpResponse(pieces, content_type=TMX), what)
            case "names-and-terms.csv":
                text = StringIO(newline="")
                glossary_csv.write(text, vocabulary_out())
                return as_file(HttpResponse(text.getvalue(), content_type=CSV), what)
            case "names-and-terms.tbx":
                stream = BytesIO()
                tbx.write(stream, vocabulary_out())
                return as_file(HttpResponse(stream.getvalue(), content_type=TBX), what)
            case _:
                raise Http404


def as_file[Response: (HttpResponse, StreamingHttpResponse)](answer: Response, name: str) -> Response:
    """Something that a browser saves, and nobody else keeps."""
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def limited(entries: Iterator[Entry], name: str) -> Iterator[Entry]:
    """The entries, as long as they are not too many to wait for."""
    for number, entry in enumerate(entries):
        if number >= MOST_ENTRIES:
            raise BadCopy(
                _("%(file)s has more than %(most)s entries. Send it in parts.") % {"file": name, "most": MOST_ENTRIES}
            )
        yield entry


def stored(entries: list[Remembered] | tuple[Remembered, ...], request: HttpRequest) -> list[Unit]:
    """Put them into memory under this person's name; pages that have them are made anew."""
    units = import_together(entries=entries, judge=translation_desk().judge, by=somebody(request), at=now())
    wake_workers()
    return list(units.values())


def held_among(units: list[Unit]) -> tuple[Held, ...]:
    """Those that the checks keep out of print, with what was found."""
    return tuple(
        Held(
            source=unit.source_text,
            target=unit.text,
            why=tuple(in_words(found) for found in unit.findings if found["severity"] == "blocks"),
        )
        for unit in units
        if unit.state == UnitState.HELD
    )
