"""Groups, permissions and workflow of an organisation, made from the table of roles."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
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

from .roles import APPROVAL_TASK_NAME, APPROVER, BOARD_HEAD, ROLES, WORKFLOW_NAME, Role


def build_board(organisation: Organisation) -> None:
    """Replace Wagtail's sample groups and workflow by the board's own."""
    WorkflowPage.objects.all().delete()
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    Group.objects.all().delete()
    for role in ROLES:
        if not role.provincial_only or organisation.kind == SiteKind.PROVINCE:
            _make_group(role)
    _make_workflow()


def group_of(role: Role) -> Group:
    """The group of a role in the current organisation."""
    return Group.objects.get(name=role.name)


def _make_group(role: Role) -> None:
    group = Group.objects.create(name=role.name)
    group.permissions.set(permission(name) for name in role.permissions)
    root = Page.get_first_root_node()
    for codename in role.page_permissions:
        GroupPagePermission.objects.create(
            group=group,
            page=root,
            permission=permission(f"wagtailcore.{codename}"),
        )
    collection = Collection.get_first_root_node()
    for name in role.files:
        GroupCollectionPermission.objects.create(
            group=group, collection=collection, permission=permission(name)
        )


def permission(name: str) -> Permission:
    """``app.codename`` as a row.

    Raises:
        Permission.DoesNotExist: a role names a permission that no installed app has.
    """
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _make_workflow() -> None:
    task = GroupApprovalTask.objects.create(name=APPROVAL_TASK_NAME)
    task.groups.set([group_of(APPROVER), group_of(BOARD_HEAD)])
    workflow = Workflow.objects.create(name=WORKFLOW_NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())
