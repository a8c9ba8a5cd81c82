"""What waits for a member of the board, and where their own texts stand: some fixed number of
statements, however much waits."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision, Task, TaskState, WorkflowState

from ..models import ApprovalTask, ReviewRecord
from ..models.board_tasks import BoardTask
from ..models.review_record import ReviewAct
from .members import fields_of_duty, nearest

WAITING_LIMIT = 500
OWN_LIMIT = 20
OPEN = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
KINDS_OF_STEP = ("editingtask", "checktask", "approvaltask")
BACK = (ReviewAct.RETURNED, ReviewAct.REFUSED)


@dataclass(frozen=True)
class Waiting:
    """A text at a step that the reader may take; ``can_bulk`` where it may be one of many."""

    task_state: TaskState
    page: Page
    step: BoardTask
    due: datetime
    can_bulk: bool

    @property
    def key(self) -> str:
        """Names the step and the version that is on the screen."""
        return f"{self.task_state.pk}-{self.page.latest_revision_id}"

    @property
    def title(self) -> str:
        return str(self.page.draft_title or self.page.title)

    @property
    def is_overdue(self) -> bool:
        return self.due < timezone.now()


@dataclass(frozen=True)
class Own:
    """A text of the reader's: where it stands, since when, and why it came back."""

    page: Page
    state: WorkflowState
    step_name: str
    due: datetime | None
    back: ReviewRecord | None


class Desk:
    """The steps of the current organisation, and who may take them; asked once."""

    def __init__(self) -> None:
        tasks = Task.objects.filter(active=True).select_related(*KINDS_OF_STEP)
        steps = [_step_of(task) for task in tasks]
        self.steps = {step.pk: step for step in steps if step is not None}
        self._fields = fields_of_duty()
        self._members: dict[tuple[int, str], set[int]] = {}

    def members(self, step: BoardTask, page: Page) -> set[int]:
        """Accounts that may take a step with a page."""
        field = nearest(page, self._fields) if isinstance(step, ApprovalTask) else ""
        key = (step.pk, field)
        if key not in self._members:
            self._members[key] = step.members(page, self._fields)
        return self._members[key]

    def may_act(self, state: TaskState, page: Page, user: Any, writers: set[Any]) -> bool:
        """Whether a step is the user's to take: an approval never of what they wrote, unless
        nobody else is left, or the text was changed and only goes back."""
        step = self.steps[state.task_id]
        members = self.members(step, page)
        if user.pk not in members:
            return False
        if not isinstance(step, ApprovalTask) or user.pk not in writers:
            return True
        return state.revision_id != page.latest_revision_id or members <= writers

    def waiting_for(self, user: Any) -> list[Waiting]:
        """Texts that this account may take a step with, those due first."""
        states = list(
            TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=self.steps)
            .select_related("workflow_state__requested_by", "revision")
            .order_by("started_at")[:WAITING_LIMIT]
        )
        pages = _pages_of([state.workflow_state for state in states])
        writers = _writers(pages.values())
        found = []
        for state in states:
            page = pages.get(state.workflow_state.object_id)
            if page is None:
                continue
            wrote = writers[page.pk] | {state.workflow_state.requested_by_id}
            if self.may_act(state, page, user, wrote):
                step = self.steps[state.task_id]
                bulk = not isinstance(step, ApprovalTask) or user.pk not in wrote
                due = state.started_at + timedelta(days=step.days)
                found.append(Waiting(state, page, step, due, bulk))
        return sorted(found, key=lambda each: each.due)

    def own_texts(self, user: Any) -> list[Own]:
        """Texts that the account sent, those that came back first."""
        states = list(
            WorkflowState.objects.filter(requested_by=user, status__in=OPEN)
            .select_related("current_task_state")
            .order_by("-created_at")[:OWN_LIMIT]
        )
        pages = _pages_of(states)
        records = _last_back(pages.values())
        own = [
            self._own(state, pages[state.object_id], records)
            for state in states
            if state.object_id in pages
        ]
        return sorted(own, key=lambda each: each.back is None)

    def _own(self, state: WorkflowState, page: Page, records: dict[int, ReviewRecord]) -> Own:
        if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            return Own(page, state, "", None, records.get(page.pk))
        now = state.current_task_state
        step = self.steps.get(now.task_id) if now else None
        if step is None:
            return Own(page, state, "", None, None)
        return Own(page, state, step.name, now.started_at + timedelta(days=step.days), None)

    def unattended(self) -> list[TaskState]:
        """Steps that nobody is left to take: shown to the head of the board."""
        anywhere = Page(path="")
        empty = [pk for pk, step in self.steps.items() if not self.members(step, anywhere)]
        states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=empty)
        return list(states.select_related("workflow_state", "task"))


def refused_texts(user: Any) -> list[ReviewRecord]:
    """What was refused lately of what the account wrote."""
    since = timezone.now() - timedelta(days=30)
    mine = Revision.objects.page_revisions().filter(
        user=user, created_at__gte=since - timedelta(days=60)
    )
    ids = mine.order_by().values(key=Cast("object_id", BigIntegerField()))
    records = ReviewRecord.objects.filter(act=ReviewAct.REFUSED, created_at__gte=since)
    return list(records.filter(page__in=ids)[:5])


def _step_of(task: Task) -> BoardTask | None:
    """The board's own kind of step; all kinds come with one statement."""
    found = (getattr(task, kind, None) for kind in KINDS_OF_STEP)
    return next((step for step in found if step is not None), None)


def _pages_of(states: list[WorkflowState]) -> dict[str, Page]:
    keys = [int(state.object_id) for state in states if state.object_id.isdecimal()]
    pages = Page.objects.filter(pk__in=keys).select_related("latest_revision__user", "owner")
    return {str(page.pk): page for page in pages}


def _writers(pages: Any) -> dict[int, set[Any]]:
    """Accounts behind the unpublished versions of pages, by page."""
    known = {str(page.pk): page for page in pages}
    content_type = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.filter(base_content_type=content_type, object_id__in=known)
    writers: dict[int, set[Any]] = defaultdict(set)
    rows = revisions.exclude(user=None).order_by().values_list("object_id", "pk", "user_id")
    for object_id, pk, user_id in rows:
        page = known[object_id]
        if not page.live or not page.live_revision_id or pk > page.live_revision_id:
            writers[page.pk].add(user_id)
    return writers


def _last_back(pages: Any) -> dict[int, ReviewRecord]:
    records = ReviewRecord.objects.filter(page__in=[page.pk for page in pages], act__in=BACK)
    return {int(record.page_id or 0): record for record in records.order_by("created_at", "pk")}
