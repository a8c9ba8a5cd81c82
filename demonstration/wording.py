"""Words that differ from unit to unit, worked out from the data files."""

from collections import defaultdict
from functools import cache

from django.conf import settings

from sites.kinds import SiteKind

from .units import Unit, commune_rows, in_sentence

REFORM = "Từ ngày 01/7/2025"


def words_of(unit: Unit) -> dict[str, str]:
    """Values of the ``{placeholders}`` in the texts."""
    words = {"unit": in_sentence(unit.name), "Unit": unit.name, "host": unit.order.host}
    words["base"] = settings.BASE_DOMAIN
    words["becomes"] = in_sentence(unit.becomes)
    if unit.order.kind == SiteKind.COMMUNE:
        words |= _commune_words(unit)
    elif unit.order.kind == SiteKind.DISTRICT:
        words["count"] = str(len(communes_of(unit.official_code)))
    elif unit.order.kind == SiteKind.DEPARTMENT:
        words["successor"] = _successor(unit)
    return words


def owner_of(unit: Unit) -> str:
    """The governing organisation (cơ quan chủ quản) of the unit's site."""
    if unit.order.kind == SiteKind.DISTRICT:
        return f"Ủy ban nhân dân {in_sentence(unit.name)}"
    if unit.order.kind == SiteKind.COMMUNE:
        return f"Ủy ban nhân dân {in_sentence(unit.name)}, {in_sentence(unit.district)}"
    return unit.name


def communes_of(district_code: str) -> list[dict[str, str]]:
    """Communes of a district before the reform."""
    return [row for row in commune_rows() if row["district_code"] == district_code]


def merged_with(official_code: str) -> list[dict[str, str]]:
    """The communes that became one unit with this one, itself among them."""
    return next((rows for rows in successors().values() if _has(rows, official_code)), [])


@cache
def successors() -> dict[str, list[dict[str, str]]]:
    """Code of each unit since July 2025, with the communes that became it."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in commune_rows():
        found[row["becomes_code"]].append(row)
    return dict(found)


def _has(rows: list[dict[str, str]], code: str) -> bool:
    return any(row["code"] == code for row in rows)


def _commune_words(unit: Unit) -> dict[str, str]:
    others = len(merged_with(unit.official_code)) - 1
    name, becomes = in_sentence(unit.name), in_sentence(unit.becomes)
    if not others:
        kept = f"{unit.name} là một trong bảy xã của Sơn La giữ nguyên khi sắp xếp ngày 01/7/2025."
        return {"outcome": "giữ nguyên", "merger": kept}
    if unit.name == unit.becomes:
        return {
            "outcome": f"cùng {others} đơn vị hợp thành {becomes} mới",
            "merger": f"{REFORM}, {name} cùng {others} đơn vị khác hợp thành {becomes} mới.",
        }
    return {
        "outcome": f"thuộc {becomes}",
        "merger": f"{REFORM}, {name} ({in_sentence(unit.district)} cũ) thuộc {becomes}.",
    }


def _successor(unit: Unit) -> str:
    if not unit.becomes:
        return "Nguồn dữ liệu chưa ghi cơ quan tiếp nhận sau đợt sắp xếp năm 2025."
    if unit.becomes == unit.name:
        return f"{unit.name} giữ tên gọi sau đợt sắp xếp năm 2025."
    return (
        f"Theo phương án sắp xếp đầu năm 2025, nhiệm vụ của {unit.name} do {unit.becomes} đảm nhận."
    )
