"""One step with many texts: chosen on the desk, confirmed once, taken one by one by the worker."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from ..models import BulkReview
from .desk import Desk, Waiting

MAX_ITEMS = 500
STEP = 10  # texts between two notes of how far it has come


def chosen(user: Any, keys: list[str]) -> list[Waiting]:
    """Texts on the user's desk by key (``state-revision``); those that changed or have gone on
    since the desk was drawn are left out."""
    wanted = set(keys[:MAX_ITEMS])
    waiting = Desk().waiting_for(user)
    return [each for each in waiting if each.can_bulk and each.key in wanted]


def begin(user: Any, items: list[Waiting], data: dict[str, Any]) -> BulkReview:
    """Hand a confirmed step to the worker."""
    rows = [(each.task_state.pk, each.page.latest_revision_id, each.title) for each in items]
    job: BulkReview = BulkReview.objects.create(user=user, action="approve", items=rows, data=data)
    transaction.on_commit(lambda: run.enqueue(job.pk))
    return job


@task(priority=50)
def run(job_id: int) -> None:
    """Take the step with what is left of the job; can be interrupted and run again."""
    job = BulkReview.objects.select_related("user").get(pk=job_id)
    for number, (state_id, revision_id, title) in enumerate(job.items, start=1):
        if number <= job.done:
            continue
        if not _take(job, state_id, revision_id):
            job.refused.append([title, _("It was changed, or somebody was faster.")])
        if number % STEP == 0 or number == len(job.items):
            job.done = number
            job.save(update_fields=["done", "refused"])
    job.finished_at = timezone.now()
    job.save(update_fields=["finished_at"])


def _take(job: BulkReview, state_id: int, revision_id: int) -> bool:
    state = TaskState.objects.select_related("task").filter(pk=state_id).first()
    if state is None:
        return False
    try:
        data = {**job.data, "revision": revision_id}
        state.task.specific.on_action(state, job.user, job.action, **data)
    except PermissionDenied:
        return False
    return True
