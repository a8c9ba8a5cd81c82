"""Groups, permissions and workflow of an organisation, made from the table of roles."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from sites.kinds import SiteKind
from sites.models import Organisation

from .roles import ROLES, STEPS, WORKFLOW_NAME, Role, Step


def build_board(organisation: Organisation) -> None:
    """Replace Wagtail's sample groups and workflow by the board's own."""
    WorkflowPage.objects.all().delete()
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    Group.objects.all().delete()
    update_roles(organisation)
    _make_workflow(STEPS[organisation.kind])


def update_roles(organisation: Organisation) -> list[str]:
    """Give the groups of the current organisation exactly the rights of the table; names of
    the groups that were changed. Groups of the board's own making stay as they are."""
    changed = []
    for role in ROLES:
        if role.provincial_only and organisation.kind != SiteKind.PROVINCE:
            continue
        group, is_new = Group.objects.get_or_create(name=role.name)
        changes = [_set_permissions(group, role), _set_pages(group, role), _set_files(group, role)]
        if is_new or any(changes):
            changed.append(role.name)
    return changed


def group_of(role: Role) -> Group:
    """The group of a role in the current organisation."""
    return Group.objects.get(name=role.name)


def permission(name: str) -> Permission:
    """``app.codename`` as a row.

    Raises:
        Permission.DoesNotExist: a role names a permission that no installed app has.
    """
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _rows(names: Iterable[str]) -> dict[int, Permission]:
    return {row.pk: row for row in map(permission, names)}


def _set_permissions(group: Group, role: Role) -> bool:
    wanted = _rows(role.permissions)
    if wanted.keys() == set(group.permissions.values_list("pk", flat=True)):
        return False
    group.permissions.set(wanted.values())
    return True


def _set_pages(group: Group, role: Role) -> bool:
    wanted = _rows(f"wagtailcore.{name}" for name in role.page_permissions)
    root = Page.get_first_root_node()
    held = GroupPagePermission.objects.filter(group=group, page=root)
    surplus = held.exclude(permission__in=wanted)
    missing = wanted.keys() - set(held.values_list("permission_id", flat=True))
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=root, permission=wanted[key]) for key in missing
    )
    return bool(surplus.delete()[0]) or bool(missing)


def _set_files(group: Group, role: Role) -> bool:
    wanted = _rows(role.files)
    root = Collection.get_first_root_node()
    held = GroupCollectionPermission.objects.filter(group=group, collection=root)
    surplus = held.exclude(permission__in=wanted)
    missing = wanted.keys() - set(held.values_list("permission_id", flat=True))
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=root, permission=wanted[key])
        for key in missing
    )
    return bool(surplus.delete()[0]) or bool(missing)


def _make_workflow(steps: tuple[Step, ...]) -> None:
    workflow = Workflow.objects.create(name=WORKFLOW_NAME)
    for order, step in enumerate(steps):
        model = apps.get_model("editorial", step.model)
        task = model.objects.create(name=step.name, days=step.days)
        task.groups.set(group_of(role) for role in step.roles)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())
