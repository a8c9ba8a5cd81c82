"""Who wrote a text: those people do not approve it (R209)."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page, Revision


def since_publication(page: Page) -> Q:
    """Revisions of a page that citizens have not been given yet; all of a page that is
    not live."""
    if page.live and page.live_revision_id:
        return Q(pk__gt=page.live_revision_id)
    if page.live and page.last_published_at:
        return Q(created_at__gt=page.last_published_at)
    return Q()


def writers_of(page: Page) -> set[int]:
    """Accounts that wrote or changed what is waiting, and the one that submitted it."""
    revisions = Revision.objects.for_instance(page).filter(since_publication(page))
    users = set(revisions.exclude(user=None).order_by().values_list("user_id", flat=True))
    state = page.current_workflow_state
    if state and state.requested_by_id:
        users.add(state.requested_by_id)
    return users


def is_changed_since(task_state: Any, page: Page) -> bool:
    """Whether the text was changed after the step began."""
    return bool(task_state.revision_id != page.latest_revision_id)


def was_seen(page: Page, user: Any, revision_id: int) -> bool:
    """Whether somebody had the newest version of a page before them, or made it from the one
    that they had."""
    newest = list(Revision.objects.for_instance(page).order_by("-created_at", "-pk")[:2])
    if not newest or newest[0].pk == revision_id:
        return bool(newest)
    own = newest[0].user_id == user.pk
    return own and len(newest) == 2 and newest[1].pk == revision_id
