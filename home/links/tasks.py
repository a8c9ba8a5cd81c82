"""The links of an organisation, asked in small steps between the worker's other tasks."""

import time
from collections.abc import Iterator
from datetime import timedelta

from django.db.models import F, Q
from django.tasks import task
from django.utils import timezone

from sites.models import LinkReport
from sites.periodic import enqueue_everywhere
from sites.tenancy import current_organisation

from ..models.checked_link import BROKEN, CheckedLink
from .asking import ask, host_of
from .collecting import collect_links, count_by_state

ASKED_EVERY = timedelta(days=6)  # so that a weekly round finds them all due
PAUSE = 1.0  # seconds between two questions to one host
STEP = timedelta(seconds=30)  # of the worker's time at once
PRIORITY = -50  # after everything that somebody waits for


def begin_everywhere() -> None:
    """A round for every open organisation; called by the worker now and then."""
    enqueue_everywhere(begin)


@task(priority=PRIORITY)
def begin() -> None:
    """Find the links of the current organisation, and begin to ask them."""
    collect_links()
    go_on.enqueue()


@task(priority=PRIORITY)
def go_on() -> None:
    """Ask for a while; what is left is for the next step."""
    deadline = timezone.now() + STEP
    for _link in ask_due_links():
        if timezone.now() >= deadline:
            go_on.enqueue()
            return
    report()


def ask_due_links() -> Iterator[CheckedLink]:
    """Ask every link that is due, those asked longest ago first; gives each when it is asked."""
    due = Q(asked_at=None) | Q(asked_at__lte=timezone.now() - ASKED_EVERY)
    links = CheckedLink.objects.filter(due).order_by(F("asked_at").asc(nulls_first=True), "pk")
    last_asked: dict[str, float] = {}
    for link in list(links):
        host = host_of(link.url)
        wait = last_asked.get(host, 0.0) + PAUSE - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        _ask(link)
        last_asked[host] = time.monotonic()
        yield link


def _ask(link: CheckedLink) -> None:
    answer = ask(link.url)
    now = timezone.now()
    link.state, link.status_code = answer.state, answer.status
    link.moved_to = answer.moved_to[: CheckedLink._meta.get_field("moved_to").max_length]
    link.asked_at = now
    link.broken_since = (link.broken_since or now) if answer.state in BROKEN else None
    link.save(update_fields=["state", "status_code", "moved_to", "asked_at", "broken_since"])


def report() -> None:
    """Tell the network how the organisation's links stand."""
    links, broken = count_by_state()
    LinkReport.objects.update_or_create(
        organisation=current_organisation(), defaults={"links": links, "broken": broken}
    )
