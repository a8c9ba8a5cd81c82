"""Site kinds and the domain rules of Article 6, as one table a lawyer can check.

Rows R6, R18, R29, R37-R42. The number of labels before the base domain is data:
since July 2025 districts no longer exist, so a commune may have one label
(`tohieu.sonla.gov.vn`) as well as the Decision's two (`tohieu.thanhpho.sonla.gov.vn`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from vietnamese.slugs import compact, initials


class SiteKind(models.TextChoices):
    """What a site is (Arts. 1.1 and 6.4). An organisation has the kind of its main site."""

    PROVINCE = "province", _("Provincial portal")
    ENGLISH = "english", _("English site")
    DIGITAL = "digital", _("Digital transformation site")
    TOPIC = "topic", _("Topic site")
    DEPARTMENT = "department", _("Department or agency")
    DISTRICT = "district", _("District or city")
    COMMUNE = "commune", _("Commune, ward or township")
    LINKED = "linked", _("Other linked unit")


# Words that say what a unit is and are no part of its name in a domain.
UNIT_TYPES = (
    "Ủy ban nhân dân",
    "Thành phố",
    "Thị xã",
    "Thị trấn",
    "Huyện",
    "Phường",
    "Xã",
)


def without_unit_type(name: str) -> str:
    """``Phường Tô Hiệu`` -> ``Tô Hiệu``; a name that is only a type word is kept."""
    for unit_type in UNIT_TYPES:
        if name.casefold().startswith(unit_type.casefold() + " "):
            return without_unit_type(name[len(unit_type) :].strip())
    return name


def full_name_label(name: str) -> str:
    """The unit's full name without marks and spaces (Art. 6.2-6.4)."""
    return compact(without_unit_type(name))


@dataclass(frozen=True)
class DomainRule:
    """How hosts of one site kind are formed.

    ``labels``: permitted numbers of labels before the base domain; ``suggest``:
    from the unit's name to a label, only ever a suggestion (the Decision's own
    examples ``sttvtt`` and ``thanhpho`` follow no formula).
    """

    article: str
    labels: tuple[int, ...]
    suggest: Callable[[str], str]
    below_parent: bool = False


DOMAIN_RULES: dict[str, DomainRule] = {
    SiteKind.PROVINCE: DomainRule("3", (0,), lambda _name: ""),
    SiteKind.ENGLISH: DomainRule("3, 17", (1,), lambda _name: "en"),
    SiteKind.DIGITAL: DomainRule("3, 18", (1,), lambda _name: "chuyendoiso"),
    SiteKind.TOPIC: DomainRule("6.4", (1,), full_name_label),
    SiteKind.DEPARTMENT: DomainRule("6.1", (1,), initials),
    SiteKind.DISTRICT: DomainRule("6.2", (1,), full_name_label),
    SiteKind.COMMUNE: DomainRule("6.3", (1, 2), full_name_label, below_parent=True),
    SiteKind.LINKED: DomainRule("20", (1, 2), initials, below_parent=True),
}

# First labels that only one kind may take, or none (R42).
RESERVED_LABELS: dict[str, str | None] = {
    "admin": None,
    "api": None,
    "autodiscover": None,
    "banbientap": None,
    "chuyendoiso": SiteKind.DIGITAL,
    "congan": SiteKind.LINKED,
    "dichvucong": None,
    "en": SiteKind.ENGLISH,
    "english": SiteKind.ENGLISH,
    "ftp": None,
    "id": None,
    "imap": None,
    "localhost": None,
    "mail": None,
    "media": None,
    "mx": None,
    "ns": None,
    "ns1": None,
    "ns2": None,
    "pop": None,
    "quan-tri": None,
    "quantri": None,
    "smtp": None,
    "static": None,
    "test": None,
    "vpn": None,
    "webmail": None,
    "www": None,
}
