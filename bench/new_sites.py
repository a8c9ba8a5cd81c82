"""How long a new site takes, and how its traces are removed."""

import time
from collections.abc import Iterator
from statistics import median

from django.db import connection
from django_tasks_db.models import DBTaskResult

from sites.models import Domain, Organisation
from sites.provisioning import Order, provision
from sites.stamps import NETWORK, move
from sites.tasks import SCHEMA_KEY

from .figures import Figure, spread, timed
from .network import get, portal, served

CODE = "do-thu"
TIMES = 10
FORGET = (
    "DELETE FROM sites_legalwords WHERE entry_id IN"
    " (SELECT item_id FROM sites_legalentry WHERE organisation_id = %s)",
    "DELETE FROM sites_legalentry WHERE organisation_id = %s",
    "DELETE FROM sites_publisheditem WHERE organisation_id = %s",
    "DELETE FROM sites_scheduledchange WHERE organisation_id = %s",
    "DELETE FROM sites_domain WHERE tenant_id = %s",
    "DELETE FROM sites_organisation WHERE id = %s",
)


def measure() -> Iterator[Figure]:
    """Both figures; the sites are removed again."""
    remove_all()
    try:
        yield service_to_first_page()
        yield whole_command()
    finally:
        remove_all()


def service_to_first_page() -> Figure:
    """From the service call to the first 200 on the new domain, the server running."""
    with served():
        seconds = []
        for number in range(TIMES):
            started = time.perf_counter()
            done = provision(_order(number))
            while get(done.domain.domain)[0] != 200:
                if time.perf_counter() - started > 30:
                    raise RuntimeError(f"{done.domain} does not answer")
            seconds.append(time.perf_counter() - started)
    note = spread(seconds)
    return Figure("new site: service call → first 200", median(seconds), "s", 0.6, note=note)


def whole_command() -> Figure:
    """``./portal provision`` as an operator types it, the shell script included."""
    numbers = iter(range(TIMES, TIMES + 3))

    def command() -> None:
        order = _order(next(numbers))
        portal(
            "provision", "--kind", order.kind, "--name", order.name,
            "--parent", order.parent, "--code", order.code,
        )  # fmt: skip

    seconds = timed(command, 3)
    return Figure(
        "./portal provision, whole process", median(seconds), "s", 3, note=spread(seconds)
    )


def _order(number: int) -> Order:
    letter = chr(ord("a") + number)
    return Order(
        kind="commune", name=f"Xã Đo Thử {letter.upper()}", parent="huyen-116",
        code=f"{CODE}-{letter}",
    )  # fmt: skip


def remove_all() -> None:
    """Drop the measured sites, one transaction each: a schema holds hundreds of locks."""
    for organisation in Organisation.objects.filter(code__startswith=CODE):
        with connection.cursor() as cursor:
            cursor.execute(f'DROP SCHEMA IF EXISTS "{organisation.schema_name}" CASCADE')
            for query in FORGET:
                cursor.execute(query, [organisation.pk])
        tasks = {f"args_kwargs__kwargs__{SCHEMA_KEY}": organisation.schema_name}
        DBTaskResult.objects.filter(**tasks).delete()
    move(NETWORK)


def open_hosts(limit: int) -> list[str]:
    """Hosts of open sites, the province's first."""
    domains = Domain.objects.filter(status="active", tenant__status="active").order_by("pk")
    return list(domains.values_list("domain", flat=True)[:limit])
