"""The library's search: any field, any way of typing a symbol, counts, files (R71, R104)."""

import csv
import io
import json
from datetime import date

import pytest
from openpyxl import load_workbook
from wagtail.models import PageViewRestriction

from legal.issuers import issuer_for
from legal.models import LegalDocumentPage
from sites.models import LegalEntry
from sites.tenancy import entered
from tests.legal.documents import PATH, make_legal
from tests.legal.test_relations import pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(network, browse):
    """Six documents; gives the symbols that an address finds, in order."""
    pair(network.commune)
    make_legal(
        network.commune, "142/KH-UBND", issued_on=date(2025, 5, 6), effective_on=date(2025, 5, 6),
        abstract="Kế hoạch chuyển đổi số năm 2025", field="chuyen-doi-so", signer="Người ký A",
    )  # fmt: skip
    make_legal(
        network.commune, "78/2025/QĐ-CTUBND", issued_on=date(2025, 8, 1),
        effective_on=date(2025, 9, 1), abstract="Quy định phân cấp", gazette_issue="12+13",
    )  # fmt: skip
    make_legal(
        network.commune, "42/2022/NĐ-CP", issued_on=date(2022, 6, 24),
        effective_on=date(2022, 8, 15), abstract="Cung cấp thông tin, dịch vụ công trực tuyến",
        field="chuyen-doi-so",
    )  # fmt: skip
    make_legal(
        network.commune, "545/UBND-KT", issued_on=date(2024, 3, 1), effective_on=date(2024, 3, 1),
        abstract="V/v nhắc lại Quyết định số 352/QĐ-UBND",
    )  # fmt: skip

    def find(query="", **data):
        response = browse(network.commune).get(f"{PATH}{query}", data)
        assert response.status_code == 200
        return [document.entry.symbol for document in response.context["documents"]]

    return find


ALL = [
    "78/2025/QĐ-CTUBND", "142/KH-UBND", "545/UBND-KT", "352/QĐ-UBND", "458/QĐ-UBND",
    "42/2022/NĐ-CP",
]  # fmt: skip


def test_r104_the_latest_stands_first(library):
    assert library() == ALL
    assert library(**{"sap-xep": "hieu-luc"})[0] == "78/2025/QĐ-CTUBND"


@pytest.mark.parametrize(
    "typed",
    [
        "352/QĐ-UBND", "352 qd ubnd", "qđ 352", "352", "Số: 352 /QÐ-UBND", "352/QD-UBND",
        "quyết định 352", "quyết định số 352/QĐ-UBND", "352/QĐ- UBND", "352qdubnd",
    ],
)  # fmt: skip
def test_r104_a_symbol_typed_any_usual_way_is_the_first_hit(library, typed):
    assert library(q=typed)[0] == "352/QĐ-UBND"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "chuyen doi so"}, ["142/KH-UBND"]),
        ({"q": "CHUYỂN ĐỔI SỐ"}, ["142/KH-UBND"]),
        ({"q": "Người ký A"}, ["142/KH-UBND"]),
        ({"trich-yeu": "dich vu cong"}, ["42/2022/NĐ-CP"]),
        ({"ky-hieu": "458 qd ubnd"}, ["458/QĐ-UBND"]),
        ({"hinh-thuc": "nghi-dinh"}, ["42/2022/NĐ-CP"]),
        ({"linh-vuc": "chuyen-doi-so"}, ["142/KH-UBND", "42/2022/NĐ-CP"]),
        ({"cap": "central"}, ["42/2022/NĐ-CP"]),
        ({"cap": "central", "linh-vuc": "chuyen-doi-so"}, ["42/2022/NĐ-CP"]),
        ({"ban-hanh-tu": "01/05/2025"}, ["78/2025/QĐ-CTUBND", "142/KH-UBND"]),
        ({"ban-hanh-den": "01/01/2023"}, ["42/2022/NĐ-CP"]),
        ({"hieu-luc-tu": "01/09/2025"}, ["78/2025/QĐ-CTUBND"]),
        ({"hieu-luc-den": "30/03/2023"}, ["458/QĐ-UBND", "42/2022/NĐ-CP"]),
        ({"tinh-trang": "wholly-expired"}, ["458/QĐ-UBND"]),
        ({"tinh-trang": "in-force", "ngay": "01/01/2024"}, ["458/QĐ-UBND", "42/2022/NĐ-CP"]),
        ({"tinh-trang": "not-yet", "ngay": "01/07/2022"}, ALL),
        ({"nam": "2022"}, ["42/2022/NĐ-CP"]),
        ({"muc": "cong-bao"}, ["78/2025/QĐ-CTUBND"]),
        ({"muc": "quy-pham-phap-luat"}, ["78/2025/QĐ-CTUBND", "42/2022/NĐ-CP"]),
        ({"q": "không có ở đâu cả"}, []),
    ],
)
def test_r104_r165_each_field_narrows(library, query, found):
    assert library(**query) == found


def test_r104_r166_the_issuing_body_narrows(library, network):
    with entered(network.commune):
        government = issuer_for("CP").name
    assert library(**{"co-quan": government}) == ["42/2022/NĐ-CP"]


@pytest.mark.parametrize(
    "query",
    [
        "?ban-hanh-tu=99/99/2024", "?co-quan=abc", "?co-quan=99999999999999999999", "?nam=x",
        "?tinh-trang=zzz", "?sap-xep=zzz", "?xem=zzz", "?muc=zzz", "?q=%00",
        "?ky-hieu=%F0%9F%99%82",
        "?ngay=1", "?trich-yeu=((((&|", "?q=%27%22", f"?q={'x' * 3000}", "?nam=99999999999999",
        "?hinh-thuc=quyet-dinh&hinh-thuc=nghi-dinh",
    ],
)  # fmt: skip
def test_wrong_fields_are_said_or_left_out(library, query):
    library(query)


def test_r71_the_sections_bear_the_names_of_the_decision(network, browse):
    for organisation, name in (
        (network.province, "Văn bản chỉ đạo điều hành của UBND tỉnh"),
        (network.commune, "Văn bản chỉ đạo điều hành"),
    ):
        make_legal(organisation)
        html = browse(organisation).get(PATH).content.decode()
        for title in ("Văn bản quy phạm pháp luật", name, "Công báo"):
            assert f">{title}</a>" in html


def test_facets_count_what_is_found_and_lead_on(library, network, browse):
    library()
    facets = {
        str(each.label): each.values for each in browse(network.commune).get(PATH).context["facets"]
    }
    forms = {value.label: value.count for value in facets["Hình thức"]}
    assert forms["Quyết định"] == 3 and forms["Nghị định"] == 1
    assert next(value.label for value in facets["Năm ban hành"]) == "2025"
    chosen = next(v for v in facets["Hình thức"] if v.label == "Nghị định")
    assert library(f"?{chosen.query}") == ["42/2022/NĐ-CP"]
    response = browse(network.commune).get(f"{PATH}?{chosen.query}")
    back = next(v for f in response.context["facets"] for v in f.values if v.is_chosen)
    assert "hinh-thuc" not in back.query


def test_the_table_shows_the_same(library, network, browse):
    library()
    html = browse(network.commune).get(f"{PATH}?xem=bang").content.decode()
    assert "<caption>" in html and "458/QĐ-UBND" in html and "Hết hiệu lực toàn bộ" in html


def test_r104_results_as_files_and_feed(library, network, browse):
    library()
    with entered(network.commune):
        page = LegalDocumentPage.objects.get(symbol="142/KH-UBND")
        page.abstract = "=HYPERLINK(1)"
        page.save_revision().publish()
    client, query = browse(network.commune), "?linh-vuc=chuyen-doi-so"
    rows = list(csv.reader(io.StringIO(client.get(f"{PATH}du-lieu.csv{query}").content.decode())))
    assert [row[0] for row in rows[1:]] == ["142/KH-UBND", "42/2022/NĐ-CP"]
    assert rows[1][5] == "'=HYPERLINK(1)", "a spreadsheet runs nothing"
    data = json.loads(client.get(f"{PATH}du-lieu.json{query}").content)
    assert data[1]["Ngày ban hành"] == "2022-06-24" and data[1]["Tình trạng hiệu lực"]
    book = load_workbook(io.BytesIO(client.get(f"{PATH}du-lieu.xlsx{query}").content))
    assert len(list(book.active.values)) == 3
    feed = client.get(f"{PATH}rss.xml{query}").content.decode()
    assert feed.count("<item>") == 2 and "42/2022" in feed


def test_another_part_of_the_list_than_there_is(library, network, browse):
    library()
    client = browse(network.commune)
    assert client.get(f"{PATH}?trang=2").status_code == 404
    assert client.get(f"{PATH}?trang=x").status_code == 404


def test_an_empty_library_says_so(network, browse):
    html = browse(network.commune).get(PATH).content.decode()
    assert "empty" in html and '<form class="search-form"' not in html.partition("<main")[2]


def test_what_became_private_is_not_found(library, network):
    library()
    with entered(network.commune):
        page = LegalDocumentPage.objects.get(symbol="352/QĐ-UBND")
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert not LegalEntry.objects.filter(page_id=page.pk).exists()
    assert "352/QĐ-UBND" not in library()
    with entered(network.commune):
        restriction.delete()
    assert "352/QĐ-UBND" in library()


def test_the_sites_own_search_finds_documents(library, network, browse):
    library()
    html = browse(network.commune).get("/tim-kiem/?q=458/QĐ-UBND&loai=legal").content.decode()
    assert "458/QĐ-UBND" in html.partition("result__title")[2]


def test_another_organisations_documents_are_not_found(library, network, browse):
    library()
    make_legal(network.department, "9/QĐ-STP")
    client = browse(network.department)
    assert not client.get(f"{PATH}?q=352").context["documents"].object_list
    assert [d.entry.symbol for d in client.get(PATH).context["documents"]] == ["09/QĐ-STP"]


def test_a_list_costs_no_more_statements_however_many_documents(
    network, browse, django_assert_max_num_queries
):
    for number in range(1, 26):
        make_legal(network.commune, f"{number}/QĐ-UBND")
    client = browse(network.commune)
    client.get(PATH)
    with django_assert_max_num_queries(12):
        client.get(f"{PATH}?trang=2")
    with django_assert_max_num_queries(15):
        client.get(f"{PATH}?q=quy+che&hinh-thuc=quyet-dinh")
