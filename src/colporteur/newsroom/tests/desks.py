"""People of the newsroom's groups, signed in, for tests of what they see and may do over HTTP."""

import json

from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from colporteur.people.models import User

PLAIN_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"


def client_of(group: str) -> Client:
    """Somebody of this group at the newsroom; the paper has been founded before."""
    person = User.objects.create_user(group.lower(), password="a-long-password")
    person.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(person)
    return client


def form_of(page: bytes) -> dict[str, str]:
    """The values of the editor's form, as a browser would send them."""
    form = BeautifulSoup(page, "html.parser").select_one("form[data-edit-form], form#page-edit-form")
    assert form is not None
    values = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        chosen = field.select_one("option[selected]") if field.name == "select" else None
        value = (
            chosen.get("value", "") if chosen else field.get("value", field.text if field.name == "textarea" else "")
        )
        values[str(field["name"])] = str(value or ("on" if field.get("type") == "checkbox" else ""))
    return values


def menu_of(group: str) -> dict[str, list[str]]:
    """The entries from top to bottom, each with those below it."""
    page = BeautifulSoup(client_of(group).get(reverse("wagtailadmin_home")).content, "html.parser")
    told = page.select_one("#wagtail-sidebar-props")
    assert told is not None
    modules = {module["_type"]: module["_args"] for module in json.loads(told.text)["modules"]}
    return {
        entry["_args"][0]["label"]: _below(entry["_args"][1:]) for entry in modules["wagtail.sidebar.MainMenuModule"][0]
    }


def _below(rest: list[object]) -> list[str]:
    return [each["_args"][0]["label"] for each in rest[0]] if rest and isinstance(rest[0], list) else []
