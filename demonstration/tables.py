"""Tables worked out from the province's data files."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from .units import Unit, commune_rows, rows
from .wording import communes_of, merged_with, successors


@dataclass(frozen=True)
class Table:
    """Every cell is plain text."""

    caption: str
    columns: list[str]
    rows: list[list[str]]


def _units_since(unit: Unit) -> Table:
    merged = successors()
    return Table(
        "75 xã, phường của Sơn La từ ngày 01/7/2025",
        ["Mã", "Đơn vị", "Hình thành từ"],
        [
            [row["code"], row["name"], "; ".join(old["name"] for old in merged[row["code"]])]
            for row in rows("sonla-communes-since-2025-07.csv")
        ],
    )


def _departments(unit: Unit) -> Table:
    known = [row for row in rows("sonla-departments-before-2025-03.csv") if row["becomes_name"]]
    return Table(
        "Cơ quan chuyên môn trước và sau phương án sắp xếp đầu năm 2025",
        ["Trước", "Sau"],
        [[row["name"], row["becomes_name"]] for row in known],
    )


def _district_communes(unit: Unit) -> Table:
    return Table(
        f"Đơn vị hành chính cấp xã của {unit.name}",
        ["Đến ngày 30/6/2025", "Từ ngày 01/7/2025"],
        [[row["name"], row["becomes_name"]] for row in communes_of(unit.official_code)],
    )


def _merged_communes(unit: Unit) -> Table:
    return Table(
        f"Các đơn vị hình thành nên {unit.becomes} từ ngày 01/7/2025",
        ["Đơn vị", "Mã", "Huyện, thành phố cũ"],
        [[row["name"], row["code"], row["district"]] for row in merged_with(unit.official_code)],
    )


def _communes_by_district(unit: Unit) -> Table:
    counts = Counter(row["district"] for row in commune_rows())
    return Table(
        "Số đơn vị hành chính cấp xã theo huyện, thành phố",
        ["Huyện, thành phố", "Số đơn vị"],
        [[district, str(count)] for district, count in counts.most_common()],
    )


def _communes_by_type(unit: Unit) -> Table:
    counts = Counter(row["type"] for row in communes_of(unit.official_code))
    return Table(
        f"Số đơn vị hành chính cấp xã của {unit.name}",
        ["Loại", "Số đơn vị"],
        [[kind, str(count)] for kind, count in counts.most_common()],
    )


TABLES: dict[str, Callable[[Unit], Table]] = {
    "units-since": _units_since,
    "departments": _departments,
    "district-communes": _district_communes,
    "communes-by-district": _communes_by_district,
    "communes-by-type": _communes_by_type,
    "merged-communes": _merged_communes,
}
