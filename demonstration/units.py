"""The units of the demonstration network, from the province's own data files.

They are the units before the mergers of 2025, those that Decision 352/QĐ-UBND speaks of:
the Provincial Office, 20 departments and agencies, 12 districts, 200 communes. Hosts follow
Article 6 (R37-R42): a label of the data where there is one, the suggested label otherwise.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

import sites
from sites.domains import suggest_host
from sites.kinds import UNIT_TYPES, SiteKind, full_name_label
from sites.provisioning import Order
from vietnamese.slugs import initials

DATA = Path(sites.__file__).parent / "data"
PROVINCE_CODE = "vpub"
PROVINCE_NAME = "Văn phòng Ủy ban nhân dân tỉnh Sơn La"

# Labels of districts that are not the plain name (Art. 6.2 gives the city as its example).
DISTRICT_LABELS = {"116": "thanhpho"}

FEW = frozenset(
    {
        PROVINCE_CODE,
        "so-stp",
        "so-syt",
        "so-sgddt",
        "so-sttvtt",
        "huyen-116",  # Thành phố Sơn La
        "huyen-123",  # Thị xã Mộc Châu
        "xa-03646",  # Phường Chiềng Lề
        "xa-03649",  # Phường Tô Hiệu
        "xa-03982",  # Phường Thảo Nguyên
        "xa-04045",  # Xã Lóng Sập
    }
)


@dataclass(frozen=True)
class Unit:
    """A unit as its data file has it, and the order that makes its site.

    ``official_code``: of the General Statistics Office. ``becomes``: the unit that took
    over from it in 2025, as far as the data says.
    """

    order: Order
    official_code: str = ""
    district: str = ""
    becomes: str = ""

    @property
    def code(self) -> str:
        """Identity of the organisation."""
        return self.order.code

    @property
    def name(self) -> str:
        """Official name."""
        return self.order.name


def units(*, few: bool = False) -> list[Unit]:
    """Units of the network, parents before their children."""
    everyone = [_province(), *_departments(), *_districts(), *_communes()]
    return [unit for unit in everyone if not few or unit.code in FEW]


def rows(name: str) -> list[dict[str, str]]:
    """Rows of one data file of the province."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _province() -> Unit:
    return Unit(
        Order(
            kind=SiteKind.PROVINCE,
            name=PROVINCE_NAME,
            host=settings.BASE_DOMAIN,
            code=PROVINCE_CODE,
            name_en="Office of the People's Committee of Son La Province",
        )
    )


def _departments() -> Iterator[Unit]:
    for row in rows("sonla-departments-before-2025-03.csv"):
        order = Order(
            kind=SiteKind.DEPARTMENT,
            name=row["name"],
            host=_host(row["label"]),
            code=f"so-{row['label']}",
        )
        yield Unit(order, becomes=row["becomes_name"])


def _districts() -> Iterator[Unit]:
    for row in _district_rows():
        order = Order(
            kind=SiteKind.DISTRICT,
            name=row["name"],
            host=_district_host(row),
            code=f"huyen-{row['code']}",
            lat=row["lat"],
            lon=row["lon"],
        )
        yield Unit(order, official_code=row["code"])


def _communes() -> Iterator[Unit]:
    hosts = {row["code"]: _district_host(row) for row in _district_rows()}
    communes = commune_rows()
    names = Counter((row["district_code"], full_name_label(row["name"])) for row in communes)
    positions = {row["name"]: row for row in rows("sonla-communes-since-2025-07.csv")}
    for row in communes:
        # Positions are known of the units since the mergers: where one kept the old name.
        kept = row["name"] == row["becomes_name"]
        position = positions[row["becomes_name"]] if kept else {"lat": "", "lon": ""}
        label = full_name_label(row["name"])
        if names[row["district_code"], label] > 1:
            label = _told_apart(row, label)
        order = Order(
            kind=SiteKind.COMMUNE,
            name=row["name"],
            host=f"{label}.{hosts[row['district_code']]}",
            parent=f"huyen-{row['district_code']}",
            code=f"xa-{row['code']}",
            lat=position["lat"],
            lon=position["lon"],
        )
        yield Unit(order, row["code"], row["district"], row["becomes_name"])


@cache
def commune_rows() -> list[dict[str, str]]:
    """The 200 communes, wards and townships before 1 July 2025."""
    return rows("sonla-communes-before-2025-07.csv")


@cache
def _district_rows() -> list[dict[str, str]]:
    return rows("sonla-districts-before-2025-07.csv")


def _told_apart(row: dict[str, str], label: str) -> str:
    """A label for one of several units of a district with one name.

    The commune keeps the plain name; a ward or township says its type: the township Hát
    Lót in Mai Sơn is ``tt-hatlot``.
    """
    if row["type"] == "Xã":
        return label
    prefix = "phuong" if row["type"] == "Phường" else initials(row["type"])
    return f"{prefix}-{label}"


def _district_host(row: dict[str, str]) -> str:
    label = DISTRICT_LABELS.get(row["code"])
    return _host(label) if label else suggest_host(row["name"], SiteKind.DISTRICT)


def _host(label: str) -> str:
    return f"{label}.{settings.BASE_DOMAIN}"


def in_sentence(name: str) -> str:
    """A unit's name inside a sentence: ``Phường Tô Hiệu`` -> ``phường Tô Hiệu``."""
    is_place = any(name.startswith(f"{unit_type} ") for unit_type in UNIT_TYPES)
    return name[:1].lower() + name[1:] if is_place else name
