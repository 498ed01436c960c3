"""The rows of what is translated in the background: what an editor wants of it, and how far that has come."""

from django.conf import settings
from django.db import models

from colporteur.newsroom.models import Section


class RunState(models.TextChoices):
    """How a run stands."""

    RUNNING = "running"
    WAITING = "waiting"  # for an engine's next month; it goes on by itself
    PAUSED = "paused"  # by a person
    STOPPED = "stopped"
    FINISHED = "finished"


GOING_STATES = (RunState.RUNNING, RunState.WAITING)
"""States of a run that goes on by itself."""
OPEN_STATES = (*GOING_STATES, RunState.PAUSED)
"""States of a run that still has something to do."""


class Run(models.Model):
    """Many articles of one edition, taken one by one when translators have nothing fresher to do.

    A person starts, pauses, resumes and stops it. `reached_at` and `reached_id` say how far down it has come: the time of print
    and the id of the last article.
    """

    language = models.CharField(max_length=16)
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.RUNNING)
    says = models.CharField(max_length=300, blank=True)  # why it waits or was stopped, where no person did it
    articles = models.PositiveIntegerField()  # how many there were at the start
    taken = models.PositiveIntegerField(default=0)
    reached_at = models.DateTimeField(null=True)
    reached_id = models.PositiveBigIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether it still has something to do."""
        return self.state in OPEN_STATES

    def begin_again(self) -> None:
        """Note what is to be known where it is taken up again. The caller saves."""

    def let_go(self) -> None:
        """Free whatever it has ordered that is not made."""


class ArchiveRun(Run):
    """Older articles of some sections wanted in one edition, the newest first, each taken in the transaction that says so here."""

    sections = models.ManyToManyField(Section, related_name="+")  # none: every section
    since = models.DateTimeField(null=True)  # articles in print before that stay as they are

    class Meta:
        default_permissions = ()
        permissions = [("run_archive", "Can have the archive translated")]
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["language"], condition=models.Q(state__in=OPEN_STATES), name="translation_open_archive_run"
            )
        ]

    def let_go(self) -> None:
        """See `Run`."""
        pending = self.translations.filter(is_due=True, made_revision=None)
        pending.update(is_due=False, claimed_by="", claimed_until=None)


class RenewalRun(Run):
    """What earlier engines made of an edition, done again by those that come first now; the newest articles first.

    One translator at a time works on it, under a claim that is renewed with every batch.
    """

    sentences = models.PositiveIntegerField()  # how many there were to ask for at the start
    asked = models.PositiveIntegerField(default=0)
    renewed = models.PositiveIntegerField(default=0)  # those among them whose new wording passed
    asked_before = models.PositiveIntegerField(default=0)  # when it was started or last taken up again
    worked_at = models.DateTimeField(null=True)  # when the last batch was done
    trouble = models.CharField(max_length=300, blank=True)  # why it is tried again later
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=120, blank=True)
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        permissions = [("run_renewal", "Can have the work of earlier engines done again")]
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["language"], condition=models.Q(state__in=OPEN_STATES), name="translation_open_renewal_run"
            )
        ]

    def begin_again(self) -> None:
        """See `Run`."""
        self.asked_before = self.asked
        self.trouble, self.tries, self.not_before = "", 0, None
