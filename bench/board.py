"""The board at work: the desk of somebody for whom 200 texts wait, one text approved and read by
a citizen, a hundred approved at once."""

from collections.abc import Iterator
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from editorial.models import BulkReview, ReviewRecord, User
from editorial.models.review_record import ReviewAct
from editorial.roles import APPROVER, CHECKER, WRITER, Role
from editorial.workflow.bulk import run
from editorial.workflow.declarations import STATEMENTS
from editorial.workflow.desk import Desk
from news.models import ArticlePage, NewsSectionPage
from sites.models import Organisation
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
        yield from _figures(done.organisation, f"{done.domain.domain}:{PORT}")
    finally:
        remove_all()


def _figures(organisation: Organisation, host: str) -> Iterator[Figure]:
    """Every part enters the organisation by itself: a request leaves it."""
    with entered(organisation):
        writer, checker, approver = (_member(role) for role in (WRITER, CHECKER, APPROVER))
        texts = [_submitted(number, writer) for number in range(WAITING)]
        client = Client(headers={"host": host})
        client.force_login(checker)
    yield from _desk(client)
    _all_at_once(organisation, checker, WAITING, {each.code: True for each in STATEMENTS})
    yield _one(organisation, texts[-1], approver, host)
    seconds = _all_at_once(organisation, approver, AT_ONCE, {})
    with entered(organisation):
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


def _one(organisation: Organisation, text: Page, approver: User, host: str) -> Figure:
    client, citizen = Client(headers={"host": host}), Client(headers={"host": host})
    with entered(organisation):
        page: Any = Page.objects.get(pk=text.pk).specific
        state, newest, url = page.current_workflow_task_state, page.latest_revision_id, page.url
        client.force_login(approver)
    address = reverse("wagtailadmin_pages:workflow_action", args=[text.pk, "approve", state.pk])
    started = perf_counter()
    client.post(address, {"comment": "", "revision": newest})
    seconds = perf_counter() - started
    if citizen.get(urlsplit(url).path).status_code != 200:
        raise RuntimeError("what was approved cannot be read")
    return Figure("one text approved, read at the next request", seconds, "s", 1)


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


def _all_at_once(
    organisation: Organisation, user: User, number: int, data: dict[str, Any]
) -> float:
    """Seconds of the worker's task; every text must have taken the step."""
    with entered(organisation):
        items = Desk().waiting_for(user)[:number]
        rows = [(each.task_state.pk, each.page.latest_revision_id, each.title) for each in items]
        job = BulkReview.objects.create(user=user, action="approve", items=rows, data=data)
    schema = {SCHEMA_KEY: organisation.schema_name}
    (seconds,) = timed(lambda: run.call(job.pk, **schema))
    with entered(organisation):
        job.refresh_from_db()
    if job.refused or job.done != number:
        raise RuntimeError(f"{job.done} of {number} went on, {len(job.refused)} refused")
    return seconds
