"""Writing what a plan says, in steps that can be interrupted and run again."""

from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db import transaction

from ..pages.category_list_page import CategoryListPage
from .plan import Change, Plan

STEP = 25  # pages a transaction


def write(plan: Plan, into: CategoryListPage, user: Any) -> Iterator[int]:
    """Write every change; gives the number written after each step.

    What an editor imports waits for the board like any other text; without a user (the
    command line, the demonstration) it is published.
    """
    workflow = into.get_workflow()
    written = 0
    for changes in batched(plan.changes, STEP):
        with transaction.atomic():
            for change in changes:
                _write(change, into, user, workflow)
        written += len(changes)
        yield written


def _write(change: Change, into: CategoryListPage, user: Any, workflow: Any) -> None:
    page: Any = change.page
    for relation, rows in change.rows.items():
        model = page._meta.get_field(relation).related_model
        setattr(page, relation, [model(**row) for row in rows])
    if change.is_new:
        page.live = False
        page.owner = user
        page.locale_id = into.locale_id
        into.add_child(instance=page)
    revision = page.save_revision(user=user, log_action=True)
    if user is None:
        revision.publish(log_action=True)
    elif workflow and not page.workflow_in_progress:
        workflow.start(page, user)
