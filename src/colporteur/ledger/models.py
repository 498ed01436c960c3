"""The append-only record of print: what every page said, from when, and why it was printed anew."""

from typing import Any, Never, override

from django.db import models


class AppendOnly(models.QuerySet[Any]):
    """Rows of a record are entered and read, never changed or removed."""

    def update(self, **kwargs: Any) -> Never:
        """Refused."""
        raise TypeError("a record is append-only")

    def delete(self) -> Never:
        """Refused."""
        raise TypeError("a record is append-only")


class Entered(models.Model):
    """A row of a record."""

    objects = AppendOnly.as_manager()

    class Meta:
        abstract = True

    @override
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refused for a row that is there already."""
        if not self._state.adding:
            raise TypeError("a record is append-only")
        super().save(*args, **kwargs)

    @override
    def delete(self, *args: object, **kwargs: object) -> Never:
        """Refused."""
        raise TypeError("a record is append-only")


class Wording(Entered):
    """A sentence that was in print, by its address, so that the record can say it again."""

    address = models.CharField(max_length=32, primary_key=True)
    language = models.CharField(max_length=16)
    text = models.TextField()


class Print(Entered):
    """One print of a page. `sentences` holds the addresses of its wordings, in reading order."""

    page = models.CharField(max_length=512)
    kind = models.CharField(max_length=16)
    edition = models.CharField(max_length=16, blank=True)
    article = models.PositiveBigIntegerField(null=True)
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField()
    sentences = models.JSONField()
    cause = models.CharField(max_length=200)
    change = models.PositiveBigIntegerField()
    etag = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["page", "-at"], name="ledger_print_page"),
            models.Index(fields=["article", "-at"], name="ledger_print_article"),
        ]
