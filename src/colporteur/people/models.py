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
