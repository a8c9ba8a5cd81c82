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

    Published where the user may publish in the list, otherwise kept as drafts.
    """
    publish = user is None or into.permissions_for_user(user).can_publish_subpage()
    written = 0
    for changes in batched(plan.changes, STEP):
        with transaction.atomic():
            for change in changes:
                _write(change, into, user, publish=publish)
        written += len(changes)
        yield written


def _write(change: Change, into: CategoryListPage, user: Any, *, publish: bool) -> None:
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
    if publish:
        revision.publish(user=user, log_action=True)
