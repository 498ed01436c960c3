"""The rows by which an archive is translated: what an editor wants of it, and how far that has come."""

from django.conf import settings
from django.db import models

from colporteur.newsroom.models import Section


class RunState(models.TextChoices):
    """How an archive run stands."""

    RUNNING = "running"
    WAITING = "waiting"  # for an engine's next month; it goes on by itself
    PAUSED = "paused"  # by a person
    STOPPED = "stopped"
    FINISHED = "finished"


OPEN_STATES = (RunState.RUNNING, RunState.WAITING, RunState.PAUSED)
"""States of a run that still has something to do."""


class ArchiveRun(models.Model):
    """Older articles of some sections wanted in one edition, the newest first.

    `reached_at` and `reached_id` are the time of print and the id of the last article taken: articles are taken one by one,
    when translators have nothing fresher to do, and each in the transaction that says how far the run has come.
    """

    language = models.CharField(max_length=16)
    sections = models.ManyToManyField(Section, related_name="+")  # none: every section
    since = models.DateTimeField(null=True)  # articles in print before that stay as they are
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
        default_permissions = ()
        permissions = [("run_archive", "Can have the archive translated")]
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["language"], condition=models.Q(state__in=OPEN_STATES), name="translation_open_archive_run"
            )
        ]

    @property
    def is_open(self) -> bool:
        """Whether it still has something to do."""
        return self.state in OPEN_STATES
