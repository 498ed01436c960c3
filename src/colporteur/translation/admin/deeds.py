"""What the editor's keys do: one deed on one sentence, answered with the sentence as it stands now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views import View

from colporteur.foundations.clock import now
from colporteur.foundations.errors import BadCopy, ColporteurError, EngineRefused, EngineUnavailable
from colporteur.foundations.wake import wake_workers
from colporteur.newsroom.access import edition_numerals, may_leave_house
from colporteur.newsroom.rules.languages import own_name
from colporteur.people.models import User
from colporteur.translation.actions import (
    Place,
    answer_reports,
    correct_sentence,
    history_of,
    hold_sentence,
    print_original,
    undo_deed,
    vouch_for_sentence,
)
from colporteur.translation.admin.places import DeskMixin, OnTheDesk, on_the_desk, somebody
from colporteur.translation.admin.rows import Was, row_of, was
from colporteur.translation.asking import Route
from colporteur.translation.desk import translation_desk
from colporteur.translation.engines.contract import Pair, Wanted
from colporteur.translation.engines.router import Reach
from colporteur.translation.fuzzy import similar
from colporteur.translation.numbering import in_digits
from colporteur.translation.plain_wordings import former_plain_wordings
from colporteur.translation.reported import credits_in_words

LONGEST = 20_000  # code points; no sentence is as long as that


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a person asks for. `seen` is what stood there when they began, `reports` those that they answer."""

    place: Place
    text: str
    seen: str | None
    note: str
    by: User
    reports: tuple[int, ...] = ()


def _correct(deed: Deed) -> object:
    return correct_sentence(
        sentence=deed.place.sentence,
        language=deed.place.language,
        text=deed.text,
        article_id=deed.place.article_id,
        judge=translation_desk().judge,
        by=deed.by,
        at=now(),
        seen=deed.seen,
        note=deed.note,
    )


def _vouch(deed: Deed) -> object:
    judge = translation_desk().judge
    return vouch_for_sentence(
        place=deed.place, text=deed.text, judge=judge, by=deed.by, at=now(), seen=deed.seen, note=deed.note
    )


def _hold(deed: Deed) -> object:
    return hold_sentence(place=deed.place, by=deed.by, at=now(), seen=deed.seen, note=deed.note)


def _original(deed: Deed) -> object:
    return print_original(place=deed.place, by=deed.by, at=now(), seen=deed.seen, note=deed.note)


def _undo(deed: Deed) -> object:
    return undo_deed(place=deed.place, by=deed.by, at=now(), seen=deed.seen)


def _answer(deed: Deed) -> object:
    article = deed.place.article_id
    if article is None:
        raise BadCopy(_("Reports are answered in their article. Take the tick off “everywhere”."))
    return answer_reports(
        ids=deed.reports, article_id=article, language=deed.place.language, answer=deed.text, by=deed.by, at=now()
    )


DEEDS: Mapping[str, Callable[[Deed], object]] = MappingProxyType(
    {"correct": _correct, "vouch": _vouch, "hold": _hold, "original": _original, "undo": _undo, "answer": _answer}
)


class SentenceView(DeskMixin, View):
    """One sentence: POST does a deed on it, GET shows what may help with it."""

    def get(self, request: HttpRequest, article_id: int, language: str, key: str) -> HttpResponse:
        """Other wordings, what memory has of the kind, and what the sentence was before."""
        desk = on_the_desk(article_id, language)
        place = desk.place(key)
        return HttpResponse(
            render_to_string(
                "translation/help.html",
                {
                    "place": place,
                    "wordings": _wordings(place, _ways(desk, place.pair)),
                    "memory": similar(place.sentence, language),
                    "history": _history(place),
                    "plain": former_plain_wordings(place.sentence.address),
                },
                request,
            )
        )

    def post(self, request: HttpRequest, article_id: int, language: str, key: str) -> HttpResponse:
        """Do it; 409 with the sentence as somebody else left it, where they were quicker."""
        desk = on_the_desk(article_id, language)
        doing = DEEDS.get(request.POST.get("deed", ""))
        if doing is None or len(request.POST.get("text", "")) > LONGEST:
            return JsonResponse({"error": _("There is no such deed, or the text is too long.")}, status=400)
        place = desk.place(key, everywhere=request.POST.get("everywhere") == "true")
        deed = Deed(
            place=place,
            text=request.POST.get("text", ""),
            seen=request.POST.get("seen"),
            note=request.POST.get("note", ""),
            by=somebody(request),
            reports=tuple(int(each) for each in request.POST.get("reports", "").split() if each.isdecimal()),
        )
        try:
            doing(deed)
        except ColporteurError as error:
            return JsonResponse({"error": str(error), "row": shown(desk, key, request)}, status=error.status)
        wake_workers()
        return JsonResponse({"row": shown(desk, key, request)})


class BackView(DeskMixin, View):
    """A wording, translated back: does it still say what the original says?"""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, article_id: int, language: str, key: str) -> HttpResponse:
        """By the first engine there is for the way back."""
        desk = on_the_desk(article_id, language)
        place = desk.place(key)
        text = request.POST.get("text", "")[:LONGEST].strip()
        back = Pair(place.pair.target, place.pair.source)
        for route in _ways(desk, back) if text else ():
            try:
                (answer,) = route.translate([Wanted(text=text, role=place.sentence.role)])
            except (EngineUnavailable, EngineRefused):
                continue
            return JsonResponse({"text": answer.text, "engine": route.name, "language": back.target})
        words = _("No engine translates %(source)s into %(target)s now.")
        said = words % {"source": own_name(back.source), "target": own_name(back.target)}
        return JsonResponse({"error": said}, status=503)


def _ways(desk: OnTheDesk, pair: Pair) -> tuple[Route, ...]:
    """Those within the house; where there are none, those outside, if the sentence may go there: a look should cost nothing."""
    routes = translation_desk().routes
    article = desk.row.article
    may_leave = article.live and may_leave_house(article.pk)
    return routes(pair, Reach.HOUSE) or (routes(pair, Reach.ANYWHERE) if may_leave else ())


def _wordings(place: Place, ways: tuple[Route, ...]) -> list[dict[str, str]]:
    """What engines offer, each wording once."""
    offered: dict[str, str] = {}
    numerals = edition_numerals(place.language)
    wanted = [Wanted(text=place.sentence.text, role=place.sentence.role)]
    for route in ways:
        try:
            (answer,) = route.translate(wanted)
        except (EngineUnavailable, EngineRefused):
            continue
        for text in (answer.text, *answer.alternatives):
            if text:
                offered.setdefault(in_digits(text, place.sentence, place.language, numerals), route.name)
    return [{"text": text, "engine": engine} for text, engine in offered.items()]


def _history(place: Place) -> list[Was]:
    """What the sentence was, with the notes as the desk says them."""
    history = history_of(place)
    credited = credits_in_words(each.note for each in history)
    return [was(each, credited) for each in history]


def shown(desk: OnTheDesk, key: str, request: HttpRequest) -> str:
    """The sentence as the page has it."""
    context: dict[str, Any] = {"row": row_of(desk, key), "desk": desk}
    return render_to_string("translation/row.html", context, request)
