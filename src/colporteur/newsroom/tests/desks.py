"""People of the newsroom's groups, signed in, for tests of what they see and may do over HTTP."""

from django.contrib.auth.models import Group
from django.test import Client

from colporteur.people.models import User


def client_of(group: str) -> Client:
    """Somebody of this group at the newsroom; the paper has been founded before."""
    person = User.objects.create_user(group.lower(), password="a-long-password")
    person.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(person)
    return client
