"""What a citizen reads of a document: status, text, relations, exports (R2, R4, R103)."""

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from defusedxml import ElementTree

from legal.models import LegalDocumentPage
from legal.structure import stored
from legal.structure.dividing import divide
from sites.tenancy import entered
from tests.legal.documents import PATH, make_legal
from tests.legal.test_relations import OLD

pytestmark = pytest.mark.django_db
DECISION = (Path(__file__).parent / "data" / "quyet-dinh-352.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tree():
    return stored.to_dict(divide(DECISION).root)


@pytest.fixture
def decision(network, tree):
    """The Decision, structured, replacing 458 which the library has."""
    old = make_legal(network.commune, **OLD)
    decree = {"symbol": "42/2022/NĐ-CP", "issued_on": date(2022, 6, 24)}
    make_legal(network.commune, **decree, effective_on=date(2022, 8, 15), abstract="Dịch vụ công")
    row = {"verb": "replaces", "target_page": old}
    return make_legal(network.commune, relations=[row], text_tree=tree)


@pytest.fixture
def read(network, browse, decision):
    def get(rest="", status=200):
        response = browse(network.commune).get(f"{PATH}{decision.slug}/{rest}")
        assert response.status_code == status
        return response.content.decode()

    return get


def test_the_text_has_anchors_contents_and_headings_in_order(read):
    html = read()
    assert 'id="dieu-16"' in html and 'id="dieu-16-khoan-12"' in html
    assert 'href="#dieu-16"' in html and 'class="legal-contents"' in html
    assert html.count("<h1") == 1
    levels = [int(level) for level in re.findall(r"<h([1-6])", html.partition("<main")[2])]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_citations_lead_to_what_the_library_has(read):
    html = read()
    link = re.search(r'<a class="legal-citation" href="([^"]+)"[^>]*>[^<]*42/2022', html)
    assert link and link[1].startswith(f"{PATH}nghi-dinh-42-2022-nd-cp-2022/")
    assert re.search(r'<a class="legal-citation" href="#dieu-[0-9a-z-]+"', html)
    assert re.search(r'<a class="legal-citation" href="[^"]*458-qd-ubnd[^"]*"', html)


def test_no_style_or_script_stands_in_the_page(read):
    main = read().partition("<main")[2].partition("</main>")[0]
    assert "style=" not in main and "<script" not in main and "onclick" not in main


def test_the_status_of_a_past_day_is_told(network, browse, decision):
    with entered(network.commune):
        old = LegalDocumentPage.objects.get(symbol="458/QĐ-UBND")
    client, path = browse(network.commune), f"{PATH}{old.slug}/"
    assert "legal-badge--wholly-expired" in client.get(path).content.decode()
    for typed in ("01-01-2024", "01/01/2024"):
        html = client.get(path, {"ngay": typed}).content.decode()
        assert "legal-badge--in-force" in html and "01/01/2024" in html


@pytest.mark.parametrize(
    "typed", ["31-02-2024", "hôm qua", "01-01-9999", "01-01-1000", "<script>", "0" * 500, "%00"]
)
def test_a_day_that_is_none_is_said_to_be_so(read, typed):
    html = read(f"?ngay={typed}")
    assert 'id="legal-day-error"' in html and "<script>" not in html.partition("<main")[2]


def test_the_timeline_is_drawn_and_told(network, browse, decision):
    with entered(network.commune):
        old = LegalDocumentPage.objects.get(symbol="458/QĐ-UBND")
    html = browse(network.commune).get(f"{PATH}{old.slug}/").content.decode()
    svg = re.search(r"<svg class=\"legal-timeline\".*?</svg>", html, re.DOTALL)
    assert svg and ElementTree.fromstring(svg[0]).get("aria-label")
    assert html.count("legal-timeline__number") == 2
    periods = html.partition("legal-periods")[2].partition("</ol>")[0]
    assert "30/03/2023" in periods and "26/02/2024" in periods and "352/QĐ-UBND" in periods


def test_one_article_is_a_page_with_its_neighbours(read):
    html = read("dieu-khoan/dieu-16/")
    assert "dieu-khoan/dieu-15/" in html and "dieu-khoan/dieu-17/" in html
    assert "Điều 16 Quy chế" in html and "352/QĐ-UBND" in html
    assert 'id="dieu-16-khoan-12"' in html and 'id="dieu-17"' not in html
    read("dieu-khoan/dieu-99/", status=404)
    read("dieu-khoan/chuong-1/", status=404)


def test_the_exports_are_well_formed(read):
    root = ElementTree.fromstring(read("van-ban.xml"))
    assert root.tag.endswith("akomaNtoso")
    assert "/akn/vn-sonla/act/decision/2024-02-26/352-qd-ubnd" in read("van-ban.xml")
    data = json.loads(read("van-ban.json"))
    assert data["document"]["symbol"] == "352/QĐ-UBND" and data["tree"]["kind"] == "document"


def test_a_document_without_text_has_no_export(network, browse):
    page = make_legal(network.commune)
    assert browse(network.commune).get(f"{PATH}{page.slug}/van-ban.xml").status_code == 404


def test_search_engines_are_told_that_it_is_legislation(read):
    data = json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', read(), re.DOTALL)[1]
    )
    law = data["@graph"][0]
    assert law["@type"] == "Legislation" and law["legislationIdentifier"] == "352/QĐ-UBND"
    assert law["legislationLegalForce"].endswith("/InForce")
    assert law["encoding"][0]["contentUrl"].startswith("http")


def test_a_tree_that_cannot_be_read_is_left_out(network, browse):
    page = make_legal(network.commune, text_tree={"version": 1, "tree": {"kind": "zzz"}})
    assert browse(network.commune).get(f"{PATH}{page.slug}/").status_code == 200


def test_a_page_with_two_hundred_relations_costs_fifteen_statements(
    network, browse, django_assert_max_num_queries, tree
):
    others = [
        make_legal(network.commune, f"{number}/QĐ-UBND", issued_on=date(2020, 1, 1))
        for number in range(1000, 1003)
    ]
    rows = [{"verb": "cites", "target_page": others[n % 3]} for n in range(150)]
    rows += [{"verb": "based-on", "target_symbol": f"{n}/QĐ-TTg"} for n in range(50)]
    page = make_legal(network.commune, relations=rows, text_tree=tree)
    client = browse(network.commune)
    client.get(PATH)  # what all pages of the site share
    with django_assert_max_num_queries(15):
        assert client.get(f"{PATH}{page.slug}/").status_code == 200
    with django_assert_max_num_queries(15):
        client.get(f"{PATH}{page.slug}/?ngay=01-01-2025")


def test_a_file_of_a_draft_is_not_served(network, browse):
    page = make_legal(network.commune, publish=False)
    with entered(network.commune):
        url = page.files.get().document.url
    assert browse(network.commune).get(url).status_code == 404
    with entered(network.commune):
        page.get_latest_revision().publish()
    assert browse(network.commune).get(url).status_code == 200
