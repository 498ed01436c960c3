"""The plain wording of a sentence at the desk: written or taken back, and what came of it in this edition."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import View

from colporteur.foundations.clock import now
from colporteur.foundations.errors import ColporteurError
from colporteur.foundations.wake import wake_workers
from colporteur.translation.actions import take_back_plain_wording, write_plain_wording
from colporteur.translation.admin.deeds import LONGEST, shown
from colporteur.translation.admin.places import DeskMixin, OnTheDesk, on_the_desk, somebody
from colporteur.translation.admin.rows import row_of


class PlainView(DeskMixin, View):
    """GET tells how the sentence stands, which a page asks after until engines are done; POST writes or takes back."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, article_id: int, language: str, key: str) -> HttpResponse:
        """The sentence, and whether an engine still has to be heard."""
        desk = on_the_desk(article_id, language)
        desk.place(key)
        return _answer(desk, key, request)

    def post(self, request: HttpRequest, article_id: int, language: str, key: str) -> HttpResponse:
        """Write `text`, or take the last one back; 409 where somebody else was quicker."""
        desk = on_the_desk(article_id, language)
        sentence = desk.place(key).sentence
        text, seen, deed = (request.POST.get(name, "") for name in ("text", "seen", "deed"))
        if deed not in ("write", "take_back") or len(text) > LONGEST:
            return JsonResponse({"error": _("There is no such deed, or the text is too long.")}, status=400)
        try:
            if deed == "write":
                write_plain_wording(sentence=sentence, text=text, by=somebody(request), at=now(), seen=seen)
            else:
                take_back_plain_wording(sentence=sentence, by=somebody(request), at=now(), seen=seen)
        except ColporteurError as error:
            return JsonResponse({"error": str(error), "row": shown(desk, key, request)}, status=error.status)
        wake_workers()
        return _answer(on_the_desk(article_id, language), key, request)


def _answer(desk: OnTheDesk, key: str, request: HttpRequest) -> HttpResponse:
    row = row_of(desk, key)
    return JsonResponse({"row": shown(desk, key, request), "waits": row is not None and row.is_being_renewed})
