"""What the house itself named when it was set up, its groups and the approval by editors, told in a person's language.

Stored is the English name, by which the house finds its groups again. A name that an operator writes instead stays as it is.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.db.models.signals import post_init, post_save, pre_save
from django.utils.translation import pgettext_lazy
from wagtail.models import GroupApprovalTask, Task, Workflow

APPROVAL = "Approval by an editor"
GIVEN = {
    APPROVAL: pgettext_lazy("workflow", "Approval by an editor"),
    "Reporter": pgettext_lazy("group", "Reporter"),
    "Editor": pgettext_lazy("group", "Editor"),
    "Translator": pgettext_lazy("group", "Translator"),
    "Moderator": pgettext_lazy("group", "Moderator"),
}
NAMED: tuple[type[Model], ...] = (Group, Workflow, Task, GroupApprovalTask)


def watch() -> None:
    """Connect the receivers: Wagtail shows these rows in two dozen places, and asks in none how they are called."""
    for model in NAMED:
        name = f"newsroom.given_names.{model.__name__}"
        post_init.connect(_say, sender=model, dispatch_uid=f"{name}.made")
        pre_save.connect(_keep, sender=model, dispatch_uid=f"{name}.saved")
        post_save.connect(_say, sender=model, dispatch_uid=f"{name}.kept")


def _say(instance: Any, **_rest: Any) -> None:  # Any: one of `NAMED`
    name = instance.__dict__.get("name")  # not asked of the row, which may have been read without it
    if name in GIVEN:
        instance.name = str(GIVEN[name])


def _keep(instance: Any, **_rest: Any) -> None:
    instance.name = next((name for name, said in GIVEN.items() if said == instance.name), instance.name)
