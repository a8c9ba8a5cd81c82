"""Writing what a plan says, in steps that can be interrupted and run again."""

from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import page_published

from ..pages.category_list_page import CategoryListPage
from ..publishing import sites_read_once
from .plan import Change, Plan

STEP = 25  # pages a transaction


def write(plan: Plan, into: CategoryListPage, user: Any) -> Iterator[int]:
    """Write every change; gives the number written after each step.

    What an editor imports waits for the board like any other text; without a user (the
    command line, the demonstration) it is published. Live pages enter the reference index by
    our own receiver; Wagtail's would take a task for every row of every page.
    """
    workflow = into.get_workflow()
    written = 0
    for changes in batched(plan.changes, STEP):
        with transaction.atomic(), disable_reference_index_auto_update(), sites_read_once():
            for change in changes:
                _write(change, into, user, workflow)
        written += len(changes)
        yield written


def _write(change: Change, into: CategoryListPage, user: Any, workflow: Any) -> None:
    page: Any = change.page
    if change.is_new:
        page.owner, page.locale = user, into.locale
    for relation, rows in change.rows.items():
        model = page._meta.get_field(relation).related_model
        setattr(page, relation, [model(sort_order=n, **row) for n, row in enumerate(rows)])
    if change.is_new and user is None:
        _add_published(page, into)
        return
    if change.is_new:
        page.live = False
        into.add_child(instance=page)
    revision = page.save_revision(user=user, log_action=True)
    if user is None:
        revision.publish(log_action=True)
    elif workflow and not page.workflow_in_progress:
        workflow.start(page, user)


def _add_published(page: Any, into: CategoryListPage) -> None:
    """A page that is live from its first save, which the log calls its creation; adding,
    revising and publishing would save it three times."""
    page.live = True
    page.first_published_at = page.last_published_at = timezone.now()
    into.add_child(instance=page)
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=page.serializable_data(),
        object_str=str(page),
    )
    page.latest_revision = page.live_revision = revision
    page.latest_revision_created_at = revision.created_at
    Page.objects.filter(pk=page.pk).update(
        latest_revision=revision,
        latest_revision_created_at=revision.created_at,
        live_revision=revision,
    )
    page_published.send(sender=type(page), instance=page, revision=revision)
