"""Reading the registers: published items and sites, as lists for pages."""

from django.db.models import QuerySet

from .models import Domain, DomainStatus, OrganisationStatus, PublishedItem


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
