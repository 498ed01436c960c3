"""An edition's lines are in the digits that it has chosen; another choice changes them and asks no engine."""

import pytest
from django.urls import reverse
from pytest_django import Settings

from colporteur.newsroom import actions as newsroom
from colporteur.newsroom.access import edition_numerals
from colporteur.newsroom.documents import document_of, document_of_revision
from colporteur.newsroom.models import Article
from colporteur.newsroom.tests.desks import PLAIN_STORAGE, client_of
from colporteur.people.models import User
from colporteur.text.documents import Role
from colporteur.text.numerals import DigitChoice
from colporteur.translation import desk as house_desk
from colporteur.translation.actions import (
    HourlyLimits,
    Place,
    Remembered,
    Reported,
    approve_translation,
    correct_sentence,
    hand_in_report,
    import_units,
    new_token,
)
from colporteur.translation.claiming import make_due_again
from colporteur.translation.drafts import translated_draft
from colporteur.translation.engines.contract import Answer, Pair
from colporteur.translation.exchange.parcels import parcel_for
from colporteur.translation.fuzzy import similar
from colporteur.translation.models import ArticleTranslation, Line, Report, ReportState, Unit
from colporteur.translation.numbering import put_in_other_digits
from colporteur.translation.rules.checks.judging import judge
from colporteur.translation.rules.reports import Said
from colporteur.translation.signals import translations_were_made
from colporteur.translation.tests.practised import (
    NOW,
    Practised,
    desk_with,
    found_paper,
    publish,
    sentence_of,
    translation_of,
    work,
)

pytestmark = pytest.mark.django_db
SAID = {
    "The tram is back": "عاد الترام إلى المدينة",
    "It runs again.": "ويسير من جديد.",
    "It carried 2,500 people on 24 May, 12.5% more.": "نقل 2,500 شخص يوم 24 مايو، بزيادة 12.5%.",
    "The line F-16 is 3.7 kilometres long.": "يبلغ طول الخط F-16 نحو 3.7 كيلومتر.",
    "Passengers": "الركاب",
    "Year": "السنة",
}
COUNTED, LINE = list(SAID)[2:4]
BODY = f"{COUNTED} {LINE}\n\n| Year | Passengers |\n|---|---|\n| 2025 | 1,250 |\n"
IN_ARABIC = "نقل ٢٬٥٠٠ شخص يوم ٢٤ مايو، بزيادة ١٢٫٥٪."


@pytest.fixture(autouse=True)
def paper(db: None, settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STORAGE}}  # nothing is collected here
    found_paper("en", "es", "ar")


@pytest.fixture
def engine() -> Practised:
    return Practised(Pair("en", "ar"), Pair("en", "es"), way=lambda text: Answer(text=SAID[text]))


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana-soler")


def choose(digits: DigitChoice) -> None:
    newsroom.choose_digits(prefix="ar", digits=digits, by=None, at=NOW)


def put(**options: int) -> bool:
    return put_in_other_digits(document_of_revision=document_of_revision, **options)


def made(engine: Practised) -> Article:
    article = publish(BODY)
    work(desk_with(engine))
    return article


def line_of(article: Article, text: str, language: str = "ar") -> Line:
    address = sentence_of(article, text).address
    return translation_of(article, language).lines.get(address=address)


def notes_of(line: Line) -> list[str]:
    return [finding["code"] for finding in line.findings]


def test_an_edition_is_printed_in_0_to_9_unless_it_chooses_others(engine: Practised) -> None:
    article = made(engine)
    assert line_of(article, COUNTED).text == SAID[COUNTED]
    assert "digits_mended" not in notes_of(line_of(article, COUNTED))
    assert translation_of(article, "ar").digits == ""


def test_what_an_engine_makes_is_in_the_digits_of_the_edition_and_says_so(engine: Practised) -> None:
    choose(DigitChoice.OWN)
    article = made(engine)
    line = line_of(article, COUNTED)
    assert line.text == IN_ARABIC
    (note,) = [finding for finding in line.findings if finding["code"] == "digits_mended"]
    assert note["values"]["target"] == ("٢٬٥٠٠", "٢٤", "١٢٫٥٪") or note["values"]["target"] == ["٢٬٥٠٠", "٢٤", "١٢٫٥٪"]
    assert line_of(article, LINE).text == "يبلغ طول الخط F-16 نحو ٣٫٧ كيلومتر."
    assert [line_of(article, text).text for text in ("2025", "1,250")] == ["٢٠٢٥", "١٬٢٥٠"]
    assert Unit.objects.get(source_text=COUNTED, target_language="ar").text == SAID[COUNTED], (
        "memory has no digits of its own"
    )
    assert translation_of(article, "ar").digits == "arab"


def test_an_engine_that_writes_other_digits_is_mended_to_0_to_9() -> None:
    engine = Practised(Pair("en", "ar"), way=lambda text: Answer(text=IN_ARABIC if text == COUNTED else SAID[text]))
    article = made(engine)
    line = line_of(article, COUNTED)
    assert (line.text, "digits_mended" in notes_of(line)) == (SAID[COUNTED], True)
    assert Unit.objects.get(source_text=COUNTED, target_language="ar").text == IN_ARABIC


def test_another_choice_changes_the_lines_and_asks_no_engine(engine: Practised) -> None:
    article = made(engine)
    before = ArticleTranslation.objects.values().get(language="ar")
    first, spanish = line_of(article, COUNTED), line_of(article, COUNTED, "es")
    asked, announced = len(engine.asked), []

    def note(changes: object, **_rest: object) -> None:
        announced.append(changes)

    translations_were_made.connect(note)
    choose(DigitChoice.OWN)
    assert put() is False
    assert line_of(article, COUNTED).text == IN_ARABIC
    assert line_of(article, "1,250").text == "١٬٢٥٠"
    after = ArticleTranslation.objects.values().get(language="ar")
    assert {name for name in before if before[name] != after[name]} == {"digits"}, "not even when it was made"
    assert line_of(article, COUNTED, "es").text == spanish.text
    choose(DigitChoice.LATIN)
    assert put() is False
    line = line_of(article, COUNTED)
    assert (line.text, notes_of(line)) == (SAID[COUNTED], notes_of(first))
    translations_were_made.disconnect(note)
    assert len(engine.asked) == asked
    assert len(announced) == 2, "once for each choice, for the pages to be printed"
    assert put() is False
    assert len(announced) == 2


def test_what_was_changed_is_what_would_be_made(engine: Practised) -> None:
    article = made(engine)
    choose(DigitChoice.OWN)
    put()
    changed = list(Line.objects.filter(translation__language="ar").values_list("position", "text", "findings", "marks"))
    make_due_again(ids=ArticleTranslation.objects.values_list("id", flat=True), at=NOW)
    work(desk_with(engine))
    anew = list(Line.objects.filter(translation__language="ar").values_list("position", "text", "findings", "marks"))
    assert (changed, translation_of(article, "ar").digits) == (anew, "arab")


def test_many_are_changed_batch_by_batch(engine: Practised) -> None:
    articles = [made(engine) for _ in range(3)]
    choose(DigitChoice.OWN)
    assert [put(limit=2), put(limit=2)] == [True, False]
    assert {translation_of(article, "ar").digits for article in articles} == {"arab"}


def test_a_revision_that_is_gone_stops_nobody(engine: Practised) -> None:
    gone, other = made(engine), made(engine)
    ArticleTranslation.objects.filter(article=gone).update(made_revision=999_999)
    choose(DigitChoice.OWN)
    assert put() is False
    assert [line_of(each, COUNTED).text for each in (other, gone)] == [IN_ARABIC, SAID[COUNTED]]


def test_what_a_person_wrote_is_printed_as_they_wrote_it(engine: Practised, ana: User) -> None:
    choose(DigitChoice.OWN)
    article = made(engine)
    place = Place(sentence=sentence_of(article, COUNTED), language="ar", article_id=article.pk)
    own = "نقل الترام 2,500 شخص يوم ٢٤ مايو، بزيادة 12.5%."
    correct_sentence(
        sentence=place.sentence, language="ar", text=own, article_id=article.pk, judge=judge, by=ana, at=NOW
    )
    work(desk_with(engine))
    line = line_of(article, COUNTED)
    assert (line.text, "digits_mended" in notes_of(line)) == (own, False)
    choose(DigitChoice.LATIN)
    put()
    assert line_of(article, COUNTED).text == own


def test_what_comes_from_another_memory_follows_the_edition(engine: Practised) -> None:
    entry = Remembered(source_language="en", target_language="ar", source=COUNTED, target=SAID[COUNTED], role=Role.TEXT)
    list(import_units(entries=[entry], judge=judge, by=None, at=NOW))
    choose(DigitChoice.OWN)
    line = line_of(made(engine), COUNTED)
    assert (line.text, "digits_mended" in notes_of(line)) == (IN_ARABIC, True)


def test_a_persons_yes_and_a_readers_report_outlast_another_choice(engine: Practised, ana: User) -> None:
    article = made(engine)
    approve_translation(translation_id=translation_of(article, "ar").pk, by=ana, at=NOW)
    printed = line_of(article, COUNTED)
    hand_in_report(
        reported=Reported(
            article_id=article.pk,
            language="ar",
            address=printed.address,
            number=0,
            source_language="en",
            source_text=COUNTED,
            printed=printed.text,
        ),
        said=Said(remark="Hm.", proposal="", name=""),
        token=new_token(),
        network="::1",
        limits=HourlyLimits(per_network=9, in_all=9),
        at=NOW,
    )
    choose(DigitChoice.OWN)
    make_due_again(ids=[translation_of(article, "ar").pk], at=NOW)
    work(desk_with(engine))
    assert line_of(article, COUNTED).text == IN_ARABIC
    assert translation_of(article, "ar").reviewed_by == ana
    assert Report.objects.get().state == ReportState.WAITING


def test_the_desk_shows_what_is_printed_and_that_its_digits_were_mended(engine: Practised) -> None:
    choose(DigitChoice.OWN)
    article = made(engine)
    page = client_of("Translator").get(reverse("translation_editor", args=[article.pk, "ar"])).content.decode()
    assert IN_ARABIC in page
    assert "Numbers were put into the digits of this edition: “\u2068٢٬٥٠٠\u2069”" in page


def test_translators_and_people_who_look_for_similar_sentences_get_them_as_printed(engine: Practised) -> None:
    choose(DigitChoice.OWN)
    article = made(engine)
    parcel = parcel_for(article.pk, "ar")
    assert IN_ARABIC in [segment.target for segment in parcel.segments]
    other = publish("It carried 2,500 people on 25 May, 12.5% more.", headline="Another")
    sentence = sentence_of(other, "It carried 2,500 people on 25 May, 12.5% more.")
    assert [each.text for each in similar(sentence, "ar")] == [IN_ARABIC]


def test_a_preview_is_in_the_digits_of_the_edition(engine: Practised, monkeypatch: pytest.MonkeyPatch) -> None:
    article = made(engine)
    choose(DigitChoice.OWN)
    house_desk.translation_desk.cache_clear()
    draft = translated_draft(document=document_of(article), language="ar", article_id=article.pk)
    assert IN_ARABIC in [sentence.text for sentence in draft.document.sentences()]


def test_where_there_is_no_choice_nothing_is_looked_up(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django gives it no type here
        assert edition_numerals("es") is None
