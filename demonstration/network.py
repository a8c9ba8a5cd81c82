"""The steps of the demonstration: provision, fill, bring in step, report."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from wagtail.models import Site

from home.builder import connect_site, sites_out_of_step
from sites.geography import latitude, longitude
from sites.models import Domain, DomainStatus, Organisation, OrganisationStatus
from sites.provisioning import place, provision
from sites.tenancy import entered

from .content import fill, filled_organisations
from .units import FEW, Unit

Report = Callable[[], None]

LISTED_KINDS = ("province", "english", "digital", "department", "district", "commune")
MANY = 50  # new organisations after which the database is tidied up


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A second run waits for the first, and finds nothing left to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('portal.demonstrate'))")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('portal.demonstrate'))")


def missing_units(units: Iterable[Unit]) -> list[Unit]:
    """Units whose host no organisation has or had."""
    hosts = set(Domain.objects.values_list("domain", flat=True))
    return [unit for unit in units if unit.order.host not in hosts]


def organisations_of(units: Iterable[Unit]) -> dict[str, Organisation]:
    """The open organisations of the units, by code."""
    codes = [unit.code for unit in units]
    found = Organisation.objects.filter(code__in=codes, status=OrganisationStatus.ACTIVE)
    return {organisation.code: organisation for organisation in found}


def provision_units(units: Iterable[Unit], report: Report) -> int:
    """Make the organisations of units; gives how many were new.

    Raises:
        InvalidOrder: a host or code belongs to another unit.
        TemplateOutdated: the templates must be captured first.
    """
    made = 0
    for unit in units:
        made += provision(unit.order).created
        report()
    return made


def place_units(units: Iterable[Unit], organisations: dict[str, Organisation]) -> None:
    """Put units on the map that were made before positions were kept."""
    for unit in units:
        organisation = organisations.get(unit.code)
        if organisation and organisation.latitude is None and unit.order.lat:
            place(organisation, latitude(unit.order.lat), longitude(unit.order.lon))


def units_to_fill(units: Iterable[Unit], organisations: dict[str, Organisation]) -> list[Unit]:
    """Units whose organisation holds no news yet."""
    filled = filled_organisations()
    return [
        unit
        for unit in units
        if unit.code in organisations and organisations[unit.code].pk not in filled
    ]


def fill_units(
    units: Iterable[Unit], organisations: dict[str, Organisation], report: Report
) -> int:
    """Fill sites; gives the number of articles."""
    made = 0
    for unit in units:
        made += fill(organisations[unit.code], unit, whole=unit.code in FEW)
        report()
    return made


def bring_sites_in_step(organisations: Iterable[Organisation]) -> int:
    """Let every Wagtail Site follow its Domain and the present port; gives how many did."""
    changed = 0
    for organisation in organisations:
        with entered(organisation):
            for domain in sites_out_of_step(organisation):
                for site in Site.objects.filter(hostname=domain.domain):
                    connect_site(site, domain)
                    changed += 1
    return changed


def tidy_database() -> None:
    """Statistics and free space after thousands of new tables; outside any transaction."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def write_report(people: list[dict[str, str]]) -> Path:
    """What ``./portal up`` prints: addresses and sign-in links."""
    listed = [domain for domain in _open_domains() if domain.tenant.code in FEW]
    report: dict[str, Any] = {
        "sites": [{"name": domain.site_name, "url": f"{domain.url}/"} for domain in listed],
        "more": len(_open_domains()) - len(listed),
        "people": people,
    }
    path = Path(settings.PORTAL_HOME, "demonstration.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    path.chmod(0o600)  # sign-in links
    return path


def _open_domains() -> list[Domain]:
    """Sites that answer: the province's, departments, districts, communes."""
    domains = Domain.objects.filter(
        status=DomainStatus.ACTIVE, tenant__status=OrganisationStatus.ACTIVE
    ).select_related("tenant")
    order = {kind: place for place, kind in enumerate(LISTED_KINDS)}
    return sorted(domains, key=lambda domain: (order.get(domain.kind, len(order)), domain.pk))
