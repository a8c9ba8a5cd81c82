"""Reading the registers: published items and sites, as lists for pages."""

from django.db.models import Prefetch, QuerySet

from .kinds import SiteKind
from .models import Domain, DomainStatus, Organisation, OrganisationStatus, PublishedItem


def published(domain: Domain | None = None) -> QuerySet[PublishedItem]:
    """What citizens can read now, newest first: on one site, or on every open site."""
    items = PublishedItem.objects.select_related("domain", "organisation").defer("body", "vector")
    if domain is not None:
        return items.filter(domain=domain)
    return items.filter(
        domain__status=DomainStatus.ACTIVE, organisation__status=OrganisationStatus.ACTIVE
    )


def open_sites(kind: str = "") -> QuerySet[Domain]:
    """Sites that answer, in Vietnamese order of their organisation's name."""
    sites = Domain.objects.filter(
        status=DomainStatus.ACTIVE, tenant__status=OrganisationStatus.ACTIVE
    ).select_related("tenant", "tenant__parent")
    return (sites.filter(kind=kind) if kind else sites).order_by("tenant__name_order", "domain")


def units_around(organisation: Organisation) -> QuerySet[Organisation]:
    """Open administrative units for the map of an organisation, in Vietnamese order (R115):
    of a district its communes, of a commune those of its district, otherwise all.

    ``open_domains`` of each: its main site, or nothing.
    """
    units = Organisation.objects.filter(status=OrganisationStatus.ACTIVE)
    if organisation.kind == SiteKind.DISTRICT:
        units = units.filter(kind=SiteKind.COMMUNE, parent=organisation)
    elif organisation.kind == SiteKind.COMMUNE:
        units = units.filter(kind=SiteKind.COMMUNE, parent=organisation.parent_id)
    else:
        units = units.filter(kind__in=(SiteKind.DISTRICT, SiteKind.COMMUNE))
    main_sites = Domain.objects.filter(is_primary=True, status=DomainStatus.ACTIVE)
    domains = Prefetch("domains", main_sites, to_attr="open_domains")
    return units.select_related("parent").prefetch_related(domains)
