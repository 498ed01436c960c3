"""The newsroom's groups and what each may do. Made once; afterwards they are the operator's to change."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from colporteur.newsroom.given_names import APPROVAL
from colporteur.newsroom.registries import REGISTRY

WAGTAILS_OWN_GROUPS = ("Moderators", "Editors")
WAGTAILS_OWN_WORKFLOW = "Moderators approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What a group may do: on pages, on pictures, and with tables of ours (`newsroom.add_topic`)."""

    pages: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


GROUPS: dict[str, Rights] = {
    "Reporter": Rights(pages=("add",), pictures=("add", "choose")),
    "Editor": Rights(
        pages=("add", "change", "publish", "lock", "unlock"),
        pictures=("add", "change", "choose"),
        tables=(
            *(f"{deed}_{table}" for table in ("author", "topic") for deed in ("add", "change", "delete", "view")),
            "change_front",
        ),
    ),
    "Translator": Rights(),
    "Moderator": Rights(),
}


def make_groups_after_migration(**_rest: Any) -> None:
    """Receiver of `post_migrate`."""
    make_groups()


@transaction.atomic
def make_groups() -> None:
    """Make the groups that are missing, and with the first of them the workflow by which reporters hand in articles."""
    missing = [name for name in GROUPS if not Group.objects.filter(name=name).exists()]
    if not missing or not Page.objects.filter(depth=1).exists():
        return
    higher = {right.partition(".")[0] for rights in REGISTRY.group_rights.values() for right in rights}
    for label in ("wagtailadmin", "wagtailimages", "wagtailcore", "newsroom", *sorted(higher)):
        create_permissions(apps.get_app_config(label), verbosity=0)
    for name in missing:
        group = Group.objects.create(name=name)
        _give(group, GROUPS[name])
        group.permissions.add(*(_permission(*right.split(".")) for right in REGISTRY.group_rights.get(name, ())))
    if "Editor" in missing:
        _remove_wagtails_own_groups()
        _make_approval(Group.objects.get(name="Editor"))


def _give(group: Group, rights: Rights) -> None:
    root = Page.objects.get(depth=1)
    group.permissions.add(_permission("wagtailadmin", "access_admin"))
    for deed in rights.pages:
        GroupPagePermission.objects.create(
            group=group, page=root, permission=_permission("wagtailcore", f"{deed}_page")
        )
    collection = Collection.get_first_root_node()
    for deed in rights.pictures:
        permission = _permission("wagtailimages", f"{deed}_image")
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    for codename in rights.tables:
        group.permissions.add(_permission("newsroom", codename))


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _remove_wagtails_own_groups() -> None:
    """Their rights would overlap with ours under names that mean something else here."""
    Group.objects.filter(name__in=WAGTAILS_OWN_GROUPS, user=None).delete()


def _make_approval(editors: Group) -> None:
    task = GroupApprovalTask.objects.create(name=APPROVAL, active=True)
    task.groups.add(editors)
    workflow = Workflow.objects.create(name=APPROVAL, active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    Workflow.objects.filter(name=WAGTAILS_OWN_WORKFLOW, workflow_states=None).delete()
    WorkflowPage.objects.update_or_create(page=Page.objects.get(depth=1), defaults={"workflow": workflow})
