"""The verbs of a site's life: provision, deactivate, reactivate, place."""

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django_tenants.utils import schema_context

from .. import stamps
from ..blueprints import BLUEPRINTS, SiteRow
from ..kinds import SiteKind
from ..models import Domain, DomainStatus, Organisation, OrganisationStatus
from ..signals import provisioning
from ..tenancy import PUBLIC, entered
from .order import InvalidOrder, Order, ResolvedOrder, resolve
from .templates import execute_script, script_for


@dataclass(frozen=True)
class Provisioned:
    """The organisation, its main domain, and whether it was made just now."""

    organisation: Organisation
    domain: Domain
    created: bool


def provision(order: Order) -> Provisioned:
    """Make an organisation with its schema, sites, pages, groups and first account.

    All or nothing: one transaction. Asked again for the same unit, it changes nothing and
    gives back what is there. Two at once wait for each other.

    Raises:
        InvalidOrder: the order is wrong; nothing was made.
        TemplateOutdated: the templates must be captured first.
    """
    with schema_context(PUBLIC), transaction.atomic():
        _one_at_a_time()
        resolved = resolve(order)
        organisation, domains, created = register(resolved)
        if not created:
            return Provisioned(organisation, domains[0], created=False)
        execute_script(script_for(resolved.kind, resolved.schema_name))
        with entered(organisation):
            provisioning.send(
                sender=Organisation, organisation=organisation, domains=domains, order=resolved
            )
        stamps.move_on_commit(stamps.NETWORK)
        stamps.move_on_commit(stamps.NETWORK_CONTENT)
    return Provisioned(organisation, domains[0], created=True)


def register(order: ResolvedOrder) -> tuple[Organisation, list[Domain], bool]:
    """The rows of an organisation and its domains: those that are there, or new ones."""
    existing = Domain.objects.select_related("tenant").filter(domain=order.host).first()
    if existing:
        return existing.tenant, [existing], False
    organisation = _make_organisation(order)
    return organisation, _make_domains(organisation, order), True


def deactivate(organisation: Organisation) -> None:
    """Close an organisation's sites with a notice (410). Data and domains are kept."""
    _set_status(organisation, OrganisationStatus.DEACTIVATED)


def reactivate(organisation: Organisation) -> None:
    """Open a deactivated organisation's sites again, as they were."""
    _set_status(organisation, OrganisationStatus.ACTIVE)


def place(organisation: Organisation, latitude: Decimal | None, longitude: Decimal | None) -> None:
    """Say where a unit lies, for the maps that show it (R115)."""
    with schema_context(PUBLIC), transaction.atomic():
        organisation.latitude, organisation.longitude = latitude, longitude
        organisation.save(update_fields=["latitude", "longitude"])
        stamps.move_on_commit(stamps.NETWORK)


def _set_status(organisation: Organisation, status: OrganisationStatus) -> None:
    """Change the status.

    Raises:
        InvalidOrder: for the Provincial Office, which holds the network console, and templates.
    """
    if organisation.is_provincial_office or organisation.status == OrganisationStatus.TEMPLATE:
        raise InvalidOrder(_("The Provincial Office and templates cannot be deactivated."))
    with schema_context(PUBLIC), transaction.atomic():
        organisation.status = status
        organisation.save(update_fields=["status", "name_order"])
        stamps.move_on_commit(stamps.NETWORK)
        stamps.move_on_commit(stamps.NETWORK_CONTENT)


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('portal.provision'))")


def _make_organisation(order: ResolvedOrder) -> Organisation:
    return Organisation.objects.create(
        schema_name=order.schema_name,
        code=order.code,
        name=order.name,
        name_en=order.name_en,
        kind=order.kind,
        parent=order.parent,
        latitude=order.latitude,
        longitude=order.longitude,
    )


def _make_domains(organisation: Organisation, order: ResolvedOrder) -> list[Domain]:
    """One active domain a site of the blueprint; the first is the main one."""
    sites = BLUEPRINTS[order.kind]
    domains = [
        Domain.objects.create(
            tenant=organisation,
            domain=_site_host(site, order.host),
            site_name=site.name or organisation.name,
            kind=site.kind,
            language=site.language,
            is_primary=not site.label,
        )
        for site in sites
    ]
    if order.kind == SiteKind.PROVINCE:
        Domain.objects.create(
            tenant=organisation,
            domain=f"www.{order.host}",
            kind=SiteKind.PROVINCE,
            status=DomainStatus.REDIRECTING,
            redirects_to=domains[0],
            is_primary=False,
        )
    return domains


def _site_host(site: SiteRow, main_host: str) -> str:
    return f"{site.label}.{settings.BASE_DOMAIN}" if site.label else main_host
