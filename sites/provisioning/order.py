"""An order for a new site, checked whole before anything is made (R67, R68)."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from vietnamese.folding import normalize

from ..blueprints import BLUEPRINTS
from ..domains import suggest_host, validate_host
from ..geography import latitude, longitude
from ..kinds import DOMAIN_RULES, SiteKind, full_name_label
from ..models import Domain, DomainStatus, Organisation


class InvalidOrder(ValidationError):
    """The order cannot be carried out; nothing was made."""


@dataclass(frozen=True)
class Order:
    """What is asked for. Empty fields are worked out or suggested.

    ``host``: whole host, or its part before the base domain. ``parent``: code, host or
    label of the parent unit. ``email``: first account, invited by a link. ``lat``, ``lon``:
    degrees of the unit's centre or seat.
    """

    kind: str
    name: str
    host: str = ""
    parent: str = ""
    code: str = ""
    name_en: str = ""
    email: str = ""
    contact_name: str = ""
    lat: str = ""
    lon: str = ""


@dataclass(frozen=True)
class ResolvedOrder:
    """A checked order: everything that provisioning needs."""

    kind: str
    name: str
    code: str
    schema_name: str
    host: str
    name_en: str = ""
    email: str = ""
    contact_name: str = ""
    parent: Organisation | None = field(default=None)
    latitude: Decimal | None = None
    longitude: Decimal | None = None


def resolve(order: Order) -> ResolvedOrder:
    """Work out and check an order.

    Raises:
        InvalidOrder: naming every field that is wrong.
    """
    errors: dict[str, list[str]] = {}

    def attempt(name: str, work):  # type: ignore[no-untyped-def]
        try:
            return work()
        except ValidationError as error:
            errors.setdefault(name, []).extend(error.messages)
            return None

    name = " ".join(normalize(order.name).split())
    if not name:
        errors["name"] = [_("The name is missing.")]
    elif len(name) > 200:
        errors["name"] = [_("The name is longer than 200 characters.")]
    if order.kind not in BLUEPRINTS:
        errors["kind"] = [
            _("“%(kind)s” is not a kind of organisation: %(known)s.")
            % {"kind": order.kind, "known": ", ".join(BLUEPRINTS)}
        ]
    parent = attempt("parent", lambda: find_parent(order.parent))
    if order.email:
        attempt("email", lambda: validate_email(order.email))
    lat = attempt("lat", lambda: latitude(order.lat))
    lon = attempt("lon", lambda: longitude(order.lon))
    if bool(order.lat.strip()) != bool(order.lon.strip()):
        missing = "lon" if order.lat.strip() else "lat"
        errors[missing] = [_("Give both latitude and longitude, or neither.")]
    if errors:
        raise InvalidOrder(errors)
    host = attempt("host", lambda: _host(order, name, parent))
    code = attempt("code", lambda: _code(order, name, host or ""))
    if errors:
        raise InvalidOrder(errors)
    return ResolvedOrder(
        kind=order.kind,
        name=name,
        code=code,
        schema_name=schema_name(code),
        host=host,
        name_en=normalize(order.name_en).strip(),
        email=order.email.strip().lower(),
        contact_name=normalize(order.contact_name).strip(),
        parent=parent,
        latitude=lat,
        longitude=lon,
    )


def find_parent(reference: str) -> Organisation | None:
    """The organisation with this code, host or label.

    Raises:
        ValidationError: there is none.
    """
    reference = reference.strip().lower()
    if not reference:
        return None
    found = Organisation.objects.real().filter(code=reference).first()
    if found is None:
        hosts = [reference, f"{reference}.{settings.BASE_DOMAIN}"]
        domain = Domain.objects.select_related("tenant").filter(domain__in=hosts).first()
        found = domain.tenant if domain else None
    if found is None:
        raise ValidationError(
            _("There is no unit with the code or domain “%(reference)s”.")
            % {"reference": reference}
        )
    return found


def schema_name(code: str) -> str:
    """PostgreSQL schema of an organisation code."""
    return "o_" + code.replace("-", "_")


def full_host(host: str) -> str:
    """A host with the base domain added where it is missing."""
    base = settings.BASE_DOMAIN
    host = host.strip()
    return host if host == base or host.endswith(f".{base}") else f"{host}.{base}"


def _host(order: Order, name: str, parent: Organisation | None) -> str:
    if order.host.strip():
        host = full_host(order.host)
    else:
        parent_host = _district_host(parent)
        host = suggest_host(name, order.kind, parent_host)
    validate_host(host, order.kind)
    taken = Domain.objects.select_related("tenant").filter(domain=host).first()
    if taken and not _is_the_same(taken, order, name):
        raise ValidationError(_taken_message(taken))
    return host


def _district_host(parent: Organisation | None) -> str:
    if parent is None or parent.kind == SiteKind.PROVINCE:
        return ""
    domain = Domain.objects.filter(tenant=parent, is_primary=True).first()
    return domain.domain if domain else ""


def _is_the_same(domain: Domain, order: Order, name: str) -> bool:
    """Whether the host is there because this very order was carried out before."""
    organisation = domain.tenant
    return (
        domain.status == DomainStatus.ACTIVE
        and organisation.kind == order.kind
        and organisation.name == name
        and order.code in ("", organisation.code)
    )


def _taken_message(domain: Domain) -> str:
    values = {"host": domain.domain, "owner": domain.tenant.name}
    if domain.status == DomainStatus.ACTIVE:
        return _("“%(host)s” already belongs to %(owner)s.") % values
    return _("“%(host)s” belonged to %(owner)s and is never given to another unit.") % values


def _code(order: Order, name: str, host: str) -> str:
    existing = Domain.objects.select_related("tenant").filter(domain=host).first()
    if existing:
        return existing.tenant.code
    code = order.code.strip().lower() or _free_code(order.kind, name)
    organisation = Organisation(
        code=code, name=name, kind=order.kind, schema_name=schema_name(code), name_order="-"
    )
    organisation.clean_fields(exclude=["parent"])
    taken = Organisation.objects.filter(code=code).first()
    if taken:
        raise ValidationError(
            _("The code “%(code)s” already belongs to %(owner)s.")
            % {"code": code, "owner": taken.name}
        )
    return code


def _free_code(kind: str, name: str) -> str:
    stem = f"{kind}-{full_name_label(name) or DOMAIN_RULES[kind].suggest(name)}"[:34].strip("-")
    taken = set(Organisation.objects.filter(code__startswith=stem).values_list("code", flat=True))
    candidates = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
    return next(code for code in candidates if code not in taken)
