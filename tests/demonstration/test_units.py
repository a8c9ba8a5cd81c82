"""The units of the demonstration: all of them, under hosts that Article 6 permits."""

import unicodedata
from collections import Counter

from django.conf import settings

from demonstration.units import FEW, in_sentence, units
from demonstration.wording import merged_with, owner_of, successors
from sites.blueprints import BLUEPRINTS
from sites.domains import validate_host
from sites.kinds import SiteKind
from sites.models import Organisation

EVERYONE = {unit.code: unit for unit in units()}


def host(code: str) -> str:
    return EVERYONE[code].order.host.removesuffix(f".{settings.BASE_DOMAIN}")


def test_the_network_has_235_sites() -> None:
    kinds = Counter(unit.order.kind for unit in units())
    assert kinds == {"province": 1, "department": 20, "district": 12, "commune": 200}
    assert sum(len(BLUEPRINTS[unit.order.kind]) for unit in units()) == 235


def test_r37_to_r40_every_host_is_valid_for_its_kind() -> None:
    for unit in units():
        validate_host(unit.order.host, unit.order.kind)


def test_r42_hosts_and_codes_are_unique() -> None:
    for values in ([unit.order.host for unit in units()], [unit.code for unit in units()]):
        assert len(set(values)) == len(values)


def test_codes_are_such_as_an_organisation_takes() -> None:
    for unit in units():
        Organisation._meta.get_field("code").run_validators(unit.code)


def test_r38_r39_r40_examples_of_the_decision() -> None:
    assert host("so-sttvtt") == "sttvtt"
    assert host("so-ttt") == "ttt"
    assert host("huyen-116") == "thanhpho"
    assert host("xa-03649") == "tohieu.thanhpho"


def test_r42_two_units_with_one_name_are_told_apart() -> None:
    assert EVERYONE["xa-04105"].name == "Thị trấn Hát Lót"
    assert host("xa-04105") == "tt-hatlot.maison"
    assert host("xa-04135") == "hatlot.maison"


def test_communes_stand_below_their_district() -> None:
    for unit in units():
        if unit.order.kind == SiteKind.COMMUNE:
            parent = EVERYONE[unit.order.parent]
            assert unit.order.host.partition(".")[2] == parent.order.host


def test_parents_come_before_their_children() -> None:
    seen: set[str] = set()
    for unit in units():
        assert not unit.order.parent or unit.order.parent in seen
        seen.add(unit.code)


def test_few_are_the_units_that_were_asked_for() -> None:
    few = units(few=True)
    assert {unit.code for unit in few} == FEW
    kinds = Counter(unit.order.kind for unit in few)
    assert kinds == {"province": 1, "department": 4, "district": 2, "commune": 4}


def test_r43_names_are_nfc() -> None:
    for unit in units():
        assert unicodedata.is_normalized("NFC", unit.name + unit.becomes + unit.district)


def test_reform_of_2025_as_published() -> None:
    assert len(successors()) == 75
    unchanged = {rows[0]["name"] for rows in successors().values() if len(rows) == 1}
    assert unchanged == {
        "Xã Mường Lạn",
        "Xã Phiêng Khoài",
        "Xã Suối Tọ",
        "Xã Ngọc Chiến",
        "Xã Tân Yên",
        "Xã Mường Bám",
        "Xã Mường Lèo",
    }
    assert [row["name"] for row in merged_with("03649")] == [
        "Phường Chiềng Lề",
        "Phường Tô Hiệu",
        "Phường Quyết Thắng",
        "Phường Quyết Tâm",
    ]


def test_names_inside_a_sentence() -> None:
    assert in_sentence("Phường Tô Hiệu") == "phường Tô Hiệu"
    assert in_sentence("Sở Y tế") == "Sở Y tế"


def test_r10_owner_agencies() -> None:
    assert owner_of(EVERYONE["vpub"]) == "Văn phòng Ủy ban nhân dân tỉnh Sơn La"
    owner = "Ủy ban nhân dân phường Tô Hiệu, thành phố Sơn La"
    assert owner_of(EVERYONE["xa-03649"]) == owner
