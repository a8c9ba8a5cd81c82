"""What the sites of the network publish, for lists "from the sites" (R24)."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet

from vietnamese.folding import normalize

from .caching import kept
from .categories import CATEGORIES
from .kinds import SiteKind
from .models import Domain, Organisation, PublishedItem
from .register import published
from .tenancy import current_organisation

Choices = list[tuple[str, str]]

ORDERS = {
    "newest": ("-published_at", "-pk"),
    "updated": ("-updated_at", "-pk"),
    "featured": ("-is_featured", "-published_at", "-pk"),
}


@dataclass(frozen=True)
class Wanted:
    """What a list shows; a field that is empty narrows nothing.

    ``kind``: of organisation; ``district``: its code, for the district's own site and those
    of the units below it; ``order``: a key of ``ORDERS``.
    """

    category: str = ""
    kind: str = ""
    district: str = ""
    tag: str = ""
    order: str = "newest"


def network_items(reader: Domain | None, wanted: Wanted) -> QuerySet[PublishedItem]:
    """What open sites publish in some category, without the reader's own organisation."""
    items = published().filter(language="vi").exclude(category="")
    if reader is not None:
        items = items.exclude(organisation=reader.tenant_id)
    if wanted.category:
        items = items.filter(category=wanted.category)
    if wanted.kind:
        items = items.filter(domain__kind=wanted.kind)
    if wanted.district:
        items = items.filter(_in_district(wanted.district))
    if wanted.tag:
        items = items.filter(tags__overlap=_spellings(wanted.tag))
    return items.order_by(*ORDERS.get(wanted.order, ORDERS["newest"]))


def _in_district(code: str) -> Q:
    return Q(organisation__code=code) | Q(organisation__parent__code=code)


def _spellings(tag: str) -> list[str]:
    """A tag as typed, in small letters, and with a capital first: boards write all three."""
    text = normalize(tag).strip()
    return list({text, text.lower(), text[:1].upper() + text[1:].lower()})


def province_list(category: str) -> str:
    """Address of the province's own list of a category; empty while nothing is on it, and
    for the province itself."""
    province = Domain.objects.get(domain=settings.BASE_DOMAIN)
    if province.tenant_id == getattr(current_organisation(), "pk", None):
        return ""
    item = published().filter(domain=province, category=category).first()
    return f"{province.url}{item.path.rstrip('/').rpartition('/')[0]}/" if item else ""


def category_choices() -> Choices:
    """Categories that pages fill, by code; a function, so that a new row is no migration."""
    return [(each.code, each.name) for each in CATEGORIES if each.offered and each.model]


def district_choices() -> Choices:
    """Districts of the network by code, in Vietnamese order."""
    return kept("districts", _read_districts, alias="network")


def _read_districts() -> Choices:
    districts = Organisation.objects.real().filter(kind=SiteKind.DISTRICT)
    return list(districts.order_by("name_order").values_list("code", "name"))
