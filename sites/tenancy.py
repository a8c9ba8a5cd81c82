"""Which organisation this thread works for, and how to enter another's schema."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django_tenants.utils import tenant_context
from wagtail.log_actions import LogContext

from .connection import connection
from .models import Domain, DomainStatus, Organisation

PUBLIC = "public"

__all__ = ["PUBLIC", "current_domain", "current_organisation", "entered", "main_domain"]


@contextmanager
def entered(organisation: Organisation) -> Iterator[Organisation]:
    """Work inside the schema of ``organisation``; the thread returns to where it was.

    Accounts belong to a schema: what is logged in another one names no account of this one.
    """
    elsewhere = connection.schema_name != organisation.schema_name
    with tenant_context(organisation), LogContext() if elsewhere else nullcontext():
        yield organisation


def current_organisation() -> Organisation | None:
    """The organisation whose schema this thread is in, or None in public."""
    if connection.schema_name == PUBLIC:
        return None
    tenant = connection.tenant
    if not isinstance(tenant, Organisation):
        tenant = Organisation.objects.get(schema_name=connection.schema_name)
        connection.set_tenant(tenant)
    return tenant


def main_domain(organisation: Organisation) -> Domain | None:
    """The organisation's own site: its primary active domain."""
    return Domain.objects.filter(
        tenant=organisation, is_primary=True, status=DomainStatus.ACTIVE
    ).first()


def current_domain() -> Domain | None:
    """The main site of the organisation at work, or None."""
    organisation = current_organisation()
    return main_domain(organisation) if organisation else None
