"""The one table of everyone who can sign in."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):  # type: ignore[django-manager-missing]  # pictures are of a room above
    """A person with an account: newsroom staff now, readers later."""

    class Meta(AbstractUser.Meta):
        db_table = "people_user"
