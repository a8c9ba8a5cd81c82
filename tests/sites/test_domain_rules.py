"""Article 6 as data: R37-R42, R18, R29."""

import string

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from sites.domains import MAX_HOST_LENGTH, suggest_host, validate_host, validate_label
from sites.kinds import DOMAIN_RULES, RESERVED_LABELS, SiteKind

BASE = "sonla.localhost"
names = st.text(
    alphabet=string.ascii_letters + " ăâđêôơưàáảãạếềệốồộứừựíìị-,./0123456789", max_size=80
)


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("sonla.localhost", SiteKind.PROVINCE),  # R18
        ("chuyendoiso.sonla.localhost", SiteKind.DIGITAL),  # R29
        ("sttvtt.sonla.localhost", SiteKind.DEPARTMENT),  # R38: follows no formula
        ("ttt.sonla.localhost", SiteKind.DEPARTMENT),  # R38
        ("thanhpho.sonla.localhost", SiteKind.DISTRICT),  # R39: not the city's name
        ("tohieu.thanhpho.sonla.localhost", SiteKind.COMMUNE),  # R40
        ("tohieu.sonla.localhost", SiteKind.COMMUNE),  # one label since July 2025
        ("dulich.sonla.localhost", SiteKind.TOPIC),  # R41
    ],
)
def test_r38_to_r41_examples_of_the_decision_are_valid(host, kind):
    validate_host(host, kind)


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("stp.example.org", SiteKind.DEPARTMENT),
        ("a.stp.sonla.localhost", SiteKind.DEPARTMENT),
        ("sonla.localhost", SiteKind.COMMUNE),
        ("a.b.c.sonla.localhost", SiteKind.COMMUNE),
        ("en.sonla.localhost", SiteKind.DEPARTMENT),
        ("chuyendoiso.sonla.localhost", SiteKind.TOPIC),
        ("www.sonla.localhost", SiteKind.DEPARTMENT),
        ("stp..sonla.localhost", SiteKind.COMMUNE),
        ("xn--tohiu.sonla.localhost", SiteKind.COMMUNE),
        ("evilsonla.localhost", SiteKind.DEPARTMENT),
    ],
)
def test_r37_r42_hosts_against_the_rule_are_refused(host, kind):
    with pytest.raises(ValidationError):
        validate_host(host, kind)


@pytest.mark.parametrize(
    ("name", "kind", "parent", "host"),
    [
        ("Phường Tô Hiệu", SiteKind.COMMUNE, f"thanhpho.{BASE}", f"tohieu.thanhpho.{BASE}"),
        ("Xã Mường É", SiteKind.COMMUNE, "", f"muonge.{BASE}"),
        ("Thị trấn Hát Lót", SiteKind.COMMUNE, f"maison.{BASE}", f"hatlot.maison.{BASE}"),
        ("Huyện Sốp Cộp", SiteKind.DISTRICT, "", f"sopcop.{BASE}"),
        ("Sở Tư pháp", SiteKind.DEPARTMENT, "", f"stp.{BASE}"),
        ("Thanh tra tỉnh", SiteKind.DEPARTMENT, "", f"ttt.{BASE}"),
        ("Du lịch", SiteKind.TOPIC, "", f"dulich.{BASE}"),
    ],
)
def test_suggestions(name, kind, parent, host):
    assert suggest_host(name, kind, parent) == host


@given(label=st.text(max_size=70))
def test_any_text_is_a_valid_label_or_a_clear_error(label):
    try:
        validate_label(label)
    except ValidationError as error:
        assert error.messages
    else:
        assert 1 <= len(label) <= 63
        assert set(label) <= set(string.ascii_lowercase + string.digits + "-")
        assert not label.startswith("-") and not label.endswith("-")


@given(name=names, kind=st.sampled_from(list(DOMAIN_RULES)))
def test_a_suggestion_is_valid_or_refused_never_an_accident(name, kind):
    host = suggest_host(name, kind)
    try:
        validate_host(host, kind)
    except ValidationError as error:
        assert error.messages
    else:
        assert host == BASE or host.endswith(f".{BASE}")
        assert len(host) <= MAX_HOST_LENGTH


@given(host=st.text(max_size=300), kind=st.sampled_from(list(DOMAIN_RULES)))
def test_any_host_is_valid_or_a_clear_error(host, kind):
    try:
        validate_host(host, kind)
    except ValidationError as error:
        assert error.messages


def test_every_kind_has_a_rule_and_every_reserved_label_is_a_label():
    assert set(DOMAIN_RULES) == set(SiteKind)
    for label in RESERVED_LABELS:
        validate_label(label)
