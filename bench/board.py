"""The board at work: the desk of somebody for whom 200 texts wait, one text approved and read by
a citizen, a hundred approved at once."""

from collections.abc import Iterator
from statistics import median
from time import perf_counter
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from editorial.models import BulkReview, ReviewRecord, User
from editorial.models.review_record import ReviewAct
from editorial.roles import APPROVER, CHECKER, WRITER, Role
from editorial.workflow.bulk import run
from editorial.workflow.declarations import STATEMENTS
from editorial.workflow.desk import Desk
from news.models import ArticlePage, NewsSectionPage
from sites.provisioning import Order, provision
from sites.tasks import SCHEMA_KEY
from sites.tenancy import entered

from .figures import Figure, spread, timed
from .network import PORT
from .new_sites import CODE, remove_all

WAITING = 200
AT_ONCE = 100


def measure() -> Iterator[Figure]:
    """All figures, in a new organisation that is removed again."""
    remove_all()
    done = provision(
        Order(kind="commune", name="Xã Đo Thử", parent="huyen-116", code=f"{CODE}-ban")
    )
    try:
        with entered(done.organisation):
            yield from _figures(f"{done.domain.domain}:{PORT}")
    finally:
        remove_all()
        DBTaskResult.objects.filter(
            **{f"args_kwargs__kwargs__{SCHEMA_KEY}": done.organisation.schema_name}
        ).delete()


def _figures(host: str) -> Iterator[Figure]:
    writer, checker, approver = (_member(role) for role in (WRITER, CHECKER, APPROVER))
    texts = [_submitted(number, writer) for number in range(WAITING)]
    client = Client(headers={"host": host})
    client.force_login(checker)
    yield from _desk(client)
    _all_at_once(checker, WAITING, {each.code: True for each in STATEMENTS})
    yield from _one(texts[-1], approver, host)
    seconds = _all_at_once(approver, AT_ONCE, {})
    logged = ReviewRecord.objects.filter(act=ReviewAct.APPROVED, user=approver).count() - 1
    note = f"{logged} of {AT_ONCE} have their record"
    if logged != AT_ONCE:
        raise RuntimeError(note)
    yield Figure(f"{AT_ONCE} texts approved at once", seconds, "s", note=note)


def _desk(client: Client) -> Iterator[Figure]:
    name = f"admin home, {WAITING} texts waiting"
    client.get("/quan-tri/")
    seconds = timed(lambda: client.get("/quan-tri/"), 10)
    yield Figure(name, median(seconds), "s", 0.3, note=spread(seconds, 3))
    with CaptureQueriesContext(connection) as queries:
        shown = client.get("/quan-tri/")
    if f"({WAITING})" not in shown.content.decode():
        raise RuntimeError("the desk does not show what waits")
    yield Figure(f"{name}, statements", len(queries), "", 25)


def _one(text: Page, approver: User, host: str) -> Iterator[Figure]:
    state = Page.objects.get(pk=text.pk).current_workflow_task_state
    client, citizen = Client(headers={"host": host}), Client(headers={"host": host})
    client.force_login(approver)
    address = f"/quan-tri/pages/{text.pk}/workflow/action/approve/{state.pk}/"
    newest = Page.objects.get(pk=text.pk).latest_revision_id
    started = perf_counter()
    client.post(address, {"comment": "", "revision": newest})
    seconds = perf_counter() - started
    if citizen.get(Page.objects.get(pk=text.pk).specific.get_url()).status_code != 200:
        raise RuntimeError("what was approved cannot be read")
    yield Figure("one text approved, read at the next request", seconds, "s", 1)


def _member(role: Role) -> User:
    user = User.objects.create_user(f"{role.key}@example.org", None, first_name=role.key)
    user.groups.add(Group.objects.get(name=role.name))
    return user


def _submitted(number: int, writer: User) -> Page:
    section = NewsSectionPage.objects.filter(depth=4).order_by("path")[0]
    page = ArticlePage(
        title=f"Bài đo thử {number}", author="Đo thử", source="Đo thử", live=False,
        body=[("paragraph", "<p>Nội dung đo thử.</p>")], owner=writer,
    )  # fmt: skip
    section.add_child(instance=page)
    page.save_revision(user=writer)
    page.get_workflow().start(page, writer)
    return page


def _all_at_once(user: User, number: int, data: dict[str, Any]) -> float:
    """Seconds of the worker's task; every text must have taken the step."""
    items = Desk().waiting_for(user)[:number]
    rows = [(each.task_state.pk, each.page.latest_revision_id, each.title) for each in items]
    job = BulkReview.objects.create(user=user, action="approve", items=rows, data=data)
    (seconds,) = timed(lambda: run.call(job.pk))
    job.refresh_from_db()
    if job.refused or job.done != number:
        raise RuntimeError(f"{job.done} of {number} went on, {len(job.refused)} refused")
    return seconds
