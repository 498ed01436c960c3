"""The memory of sentences, and which of them each edition of an article prints."""

from django.conf import settings
from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from colporteur.newsroom.models import Article, Section, TranslationMode
from colporteur.translation.forms import PolicyForm
from colporteur.translation.rules.reports import LONGEST_NAME
from colporteur.translation.run_models import GOING_STATES, OPEN_STATES, ArchiveRun, RenewalRun, Run, RunState
from colporteur.translation.vocabulary_models import ArticleName, GlossaryTerm, Name, NameForm, VocabularyStamp

__all__ = [
    "ARCHIVE_WORK",
    "GOING_STATES",
    "OPEN_STATES",
    "ArchiveRun",
    "ArticleName",
    "ArticleTranslation",
    "EngineUse",
    "FormerUnit",
    "GlossaryTerm",
    "Line",
    "Name",
    "NameForm",
    "Origin",
    "OutsideGlossary",
    "PairPolicy",
    "PlainWording",
    "Prepared",
    "RenewalRun",
    "Report",
    "ReportCount",
    "Run",
    "RunState",
    "TranslationState",
    "Unit",
    "UnitState",
    "VocabularyStamp",
]

LANGUAGE_LENGTH = 16
LONGEST_NOTE = 300
UNIT_KEY = ("source_address", "target_language", "source_language", "origin", "scope")


class Origin(models.TextChoices):
    """Where a translation of a sentence comes from."""

    MACHINE = "machine"
    PERSON = "person"
    IMPORTED = "import"


class UnitState(models.TextChoices):
    """What the checks and the desk say of it."""

    MACHINE = "machine"  # an engine's, passed the checks
    HELD = "held"  # did not pass, or a person held it: never printed, kept so that it is not asked for again
    CORRECTED = "corrected"
    APPROVED = "approved"  # a person vouches for it, whatever the checks say
    ORIGINAL = "original"  # a person wants the original in its place; it has no text


WITHOUT_WORDS = (UnitState.HELD, UnitState.ORIGINAL)
"""States of a unit that gives an edition nothing to print."""


class Unit(models.Model):
    """One sentence in one other language, as plain text. A person's outranks an import, an import a machine's."""

    source_language = models.CharField(max_length=LANGUAGE_LENGTH)
    target_language = models.CharField(max_length=LANGUAGE_LENGTH)
    source_address = models.CharField(max_length=32)
    source_text = models.TextField()
    text = models.TextField()
    alignment = models.JSONField(default=list, blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    state = models.CharField(max_length=10, choices=UnitState.choices)
    engine = models.CharField(max_length=64, blank=True)
    engine_version = models.CharField(max_length=128, blank=True)
    grade = models.CharField(max_length=8, blank=True)
    findings = models.JSONField(default=list, blank=True)
    # For this article only, or (none) everywhere; `scope` is the same in the form that a unique key can hold.
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    scope = models.PositiveBigIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)  # why, in the words of whoever did it
    # An engine's: the plain wording that there was when it was asked. With another there now it is out of date.
    plain_wording = models.TextField(blank=True, default="")
    # An engine's: stands (as `ways_of`) for the engine that comes first and was asked, but whose own words did not pass.
    passed_over = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=UNIT_KEY, name="translation_unit_key")]


class FormerUnit(models.Model):
    """What a unit said before it took another wording or was taken back. Rows are added and never changed."""

    source_language = models.CharField(max_length=LANGUAGE_LENGTH)
    target_language = models.CharField(max_length=LANGUAGE_LENGTH)
    source_address = models.CharField(max_length=32)
    text = models.TextField(blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    state = models.CharField(max_length=10, choices=UnitState.choices)
    engine = models.CharField(max_length=64, blank=True)
    engine_version = models.CharField(max_length=128, blank=True)
    findings = models.JSONField(default=list, blank=True)
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    scope = models.PositiveBigIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    ended_at = models.DateTimeField()

    class Meta:
        ordering = ["-ended_at", "-id"]
        indexes = [models.Index(fields=["source_address", "target_language"], name="translation_former_unit")]


class PlainWording(models.Model):
    """A sentence in simpler words, which engines of every language get instead. Readers never see it.

    One counts at a time, that without `ended_at`; the others are its history.
    """

    source_language = models.CharField(max_length=LANGUAGE_LENGTH)
    source_address = models.CharField(max_length=32)
    source_text = models.TextField()
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_address"], condition=models.Q(ended_at=None), name="translation_plain_wording"
            )
        ]
        indexes = [models.Index(fields=["source_address"], name="translation_plain_history")]


class TranslationState(models.TextChoices):
    """How an edition's text of an article stands."""

    WANTED = "wanted"  # ordered, never made yet
    IN_PRINT = "in_print"
    REVIEW = "review"  # made, waiting for a person's yes
    HELD = "held"  # too much of it did not pass the checks
    NOT_AVAILABLE = "not_available"  # no engine and not enough in memory
    OFF = "off"  # the newsroom does not want it, or may not


class ArticleTranslation(models.Model):
    """One article in one edition. `state` is how the last making ended; `is_due` says that it is to be made (again)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    state = models.CharField(max_length=16, choices=TranslationState.choices, default=TranslationState.WANTED)
    is_due = models.BooleanField(default=True)
    is_reviewed_first = models.BooleanField(default=False)  # the pair or section wants a person's yes before print
    is_strict = models.BooleanField(default=False)  # it holds what the checks only warn of
    prints_heads_at_night = models.BooleanField(default=False)  # held ones in the original, instead of holding the page
    # The run that ordered its first making, until a newer wording is news.
    archive_run = models.ForeignKey(
        ArchiveRun, null=True, blank=True, on_delete=models.SET_NULL, related_name="translations"
    )
    wanted_revision = models.PositiveBigIntegerField()
    wanted_at = models.DateTimeField()
    is_correction = models.BooleanField(default=False)
    old_left_print = models.BooleanField(default=False)
    made_revision = models.PositiveBigIntegerField(null=True)
    made_at = models.DateTimeField(null=True)
    milliseconds = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    from_memory = models.PositiveIntegerField(default=0)
    from_engine = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    engine = models.CharField(max_length=64, blank=True)
    engine_version = models.CharField(max_length=128, blank=True)
    grade = models.CharField(max_length=8, blank=True)
    ways = models.CharField(max_length=32, blank=True)  # stands for the engines there were when it was made
    splitter = models.CharField(max_length=8, blank=True)  # the version that cut the sentences it was made of
    digits = models.CharField(max_length=8, blank=True, default="")  # CLDR's code of those of its lines; empty: 0 to 9
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)
    # Whoever took it out of print: from then on nothing of it is printed until somebody approves it.
    taken_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_taken_out = models.BooleanField(default=False)
    renew_since = models.DateTimeField(null=True)  # what engines made before that is asked for again, once
    trouble = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=120, blank=True)
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        permissions = [("use_desk", "Can use the translation desk")]
        constraints = [models.UniqueConstraint(fields=["article", "language"], name="translation_article_language")]
        indexes = [
            models.Index(fields=["wanted_at"], condition=models.Q(is_due=True), name="translation_due"),
            models.Index(fields=["language", "digits"], name="translation_digits"),
        ]


ARCHIVE_WORK = models.Q(archive_run__isnull=False, made_revision=None)
"""Translations that an archive run has ordered and that were never made: whatever else is due goes first."""


class Line(models.Model):
    """What an edition prints for one sentence of the article: the n-th with that address (`number`, from 0)."""

    translation = models.ForeignKey(ArticleTranslation, on_delete=models.CASCADE, related_name="lines")
    address = models.CharField(max_length=32, db_index=True)
    number = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    marks = models.JSONField(default=list)
    standing = models.CharField(max_length=8)
    verdict = models.CharField(max_length=6)
    findings = models.JSONField(default=list)
    is_head = models.BooleanField(default=False)  # of a headline or lead
    former_address = models.CharField(max_length=32, blank=True, default="")  # of a corrected sentence that stood here

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["verdict"], condition=~models.Q(verdict="passes"), name="translation_line_findings")
        ]
        constraints = [
            models.UniqueConstraint(fields=["translation", "address", "number"], name="translation_line_key")
        ]


class PairPolicy(models.Model):
    """What the newsroom decides for an edition: in one section or all, from one language or all. Without a row: automatic.

    It holds for every wording that is ordered from then on. Without an `update_mode` updates are treated as first
    translations are; with `off` an article that changes leaves the edition.
    """

    section = models.ForeignKey(
        Section, verbose_name=_("section"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    source_language = models.CharField(_("original in"), max_length=LANGUAGE_LENGTH, blank=True)
    target_language = models.CharField(_("edition"), max_length=LANGUAGE_LENGTH)
    mode = models.CharField(
        _("translation"), max_length=10, choices=TranslationMode.choices, default=TranslationMode.AUTOMATIC
    )
    update_mode = models.CharField(_("updates"), max_length=10, choices=TranslationMode.choices, blank=True, default="")
    prints_heads_at_night = models.BooleanField(
        _("at night, print a held headline or lead in the original"), default=False
    )

    panels = [
        FieldPanel("section", help_text=_("Empty: every section."), widget=Select),
        FieldPanel("source_language", help_text=_("Empty: every language.")),
        FieldPanel("target_language"),
        FieldPanel("mode"),
        FieldPanel(
            "update_mode",
            help_text=_(
                "For what changes after its translation is in print. Empty: as the first translation. Off: an article that "
                "changes leaves this edition."
            ),
        ),
        FieldPanel(
            "prints_heads_at_night",
            help_text=_(
                "Otherwise such an article is missing from the edition until somebody has looked at it. The sentence is "
                "marked as the original, and stays in the queue. The night's hours are a setting of the house."
            ),
        ),
    ]
    base_form_class = PolicyForm

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
        ordering = ["section__path", "target_language", "source_language"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_language", "target_language"],
                condition=models.Q(section=None),
                name="translation_pair_policy",
                violation_error_message=_("There is a policy for these languages in every section already."),
            ),
            models.UniqueConstraint(
                fields=["section", "source_language", "target_language"],
                name="translation_section_policy",
                violation_error_message=_("There is a policy for these languages in this section already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_language or '*'} → {self.target_language}"


class Prepared(models.Model):
    """A scheduled revision whose sentences are in memory ahead of its hour."""

    revision = models.PositiveBigIntegerField()
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "language"], name="translation_prepared_key")]


class EngineUse(models.Model):
    """What an outside engine was sent in a calendar month: in all (no `subject`), or for one piece of work.

    `characters` are counted before they are sent. `paused` says why it is asked nothing more in this month, as long as
    `paused_under` stands for the engine's settings of now.
    """

    engine = models.CharField(max_length=64)
    month = models.CharField(max_length=7)  # 2026-11
    subject = models.CharField(max_length=64, blank=True)
    characters = models.PositiveBigIntegerField(default=0)
    requests = models.PositiveBigIntegerField(default=0)
    failures = models.PositiveBigIntegerField(default=0)
    tokens = models.PositiveBigIntegerField(default=0)
    paused = models.CharField(max_length=300, blank=True)
    paused_under = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["engine", "month", "subject"], name="translation_engine_use")]


class OutsideGlossary(models.Model):
    """What an account at an outside engine has of the paper's names and terms for a pair of languages.

    `account` stands for address and key, `fingerprint` for the entries that were sent last and where they belong; `trouble` is
    why there are none.
    """

    account = models.CharField(max_length=16)
    source = models.CharField(max_length=LANGUAGE_LENGTH)
    target = models.CharField(max_length=LANGUAGE_LENGTH)
    glossary = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=32, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "source", "target"], name="translation_outside_glossary")
        ]


class ReportState(models.TextChoices):
    """What has become of a reader's report."""

    WAITING = "waiting"
    TAKEN = "taken"  # the sentence was changed by a person
    LEFT = "left"  # it stays as it is, for the reason in `answer`
    CHANGED = "changed"  # its wording left print for another reason before anybody had looked


CREDIT = "proposed by a reader, report "
"""How the note begins on a sentence whose words a reader proposed; the report's number follows."""


class Report(models.Model):
    """What a reader says is wrong with a translated sentence. Who they are is not known, only the name they chose to give."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    address = models.CharField(max_length=32)  # with `number` the sentence's line
    number = models.PositiveIntegerField()
    source_language = models.CharField(max_length=LANGUAGE_LENGTH)
    source_text = models.TextField()
    printed = models.TextField()  # the translation they saw
    remark = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    token = models.CharField(max_length=32, unique=True)  # opens the page that tells the outcome
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=ReportState.choices, default=ReportState.WAITING)
    wording = models.TextField(
        blank=True
    )  # what the sentence says since it was changed; empty: the original stands there
    answer = models.TextField(blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    # Some time after it was settled, remark, proposal and name go; that the proposal was taken word for word stays known.
    has_words = models.BooleanField(default=True)
    was_as_proposed = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["article", "language"], condition=models.Q(state="waiting"), name="translation_open_report"
            ),
            models.Index(fields=["settled_at"], condition=models.Q(has_words=True), name="translation_report_words"),
        ]

    @property
    def is_as_proposed(self) -> bool:
        """Whether the sentence says word for word what the reader proposes."""
        return self.was_as_proposed or self.wording == self.proposal != ""

    @property
    def credit(self) -> str:
        """The note on a sentence that takes the proposal over. The name stands in the report alone, and goes with it."""
        return f"{CREDIT}{self.pk}"


class ReportCount(models.Model):
    """How many reports were taken in an hour: from one network, or (without one) in all.

    `network` is a keyed hash that nobody can trace back, another one every hour. Rows of past hours are deleted.
    """

    hour = models.DateTimeField()
    network = models.CharField(max_length=32, blank=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hour", "network"], name="translation_report_count")]
