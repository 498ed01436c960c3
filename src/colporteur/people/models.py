"""The one table of everyone who can sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):  # type: ignore[django-manager-missing]  # pictures are of a room above
    """A person with an account: newsroom staff now, readers later."""

    class Meta(AbstractUser.Meta):
        db_table = "people_user"


class SignInCount(models.Model):
    """How often a wrong password was typed lately: for one account, from one network, or in one browser.

    `key` is a keyed hash of which; `actions.forget_sign_ins` deletes the row when the pause is over.
    """

    key = models.CharField(max_length=32, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()


class Letter(models.Model):
    """A mail that waits to be sent: whole, as it goes out. `recipients` stand one a line, also those that nobody sees.

    The row is deleted when it is sent; `is_on_its_way` while a worker is at it.
    """

    recipients = models.TextField()
    message = models.BinaryField()
    written_at = models.DateTimeField()
    not_before = models.DateTimeField(db_index=True)
    is_on_its_way = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
