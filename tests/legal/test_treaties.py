"""Treaties and international agreements: what a clerk writes, what a citizen reads (R106)."""

import csv
import io
import json
import re
from datetime import date, timedelta
from itertools import product
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from editorial.roles import APPROVER
from home.imports.plan import plan_import
from home.imports.reading import Table
from home.imports.running import write
from home.models import CategoryListPage
from legal.models import FileText, TreatyDocument, TreatyFile, TreatyPage, TreatyPartner
from legal.treaty_effect import changes_after, status_on, with_status
from legal.vocabularies.treaties import (
    CONCLUSIONS,
    TREATY_FORMS,
    TREATY_KINDS,
    TREATY_STATUSES,
    TreatyStatus,
)
from sites.blueprints import BLUEPRINTS
from sites.categories import BY_CODE
from sites.models import PublishedItem, ScheduledChange
from sites.tasks import run_now
from sites.tenancy import entered
from tests.factories import approve, make_document, make_user
from tests.legal.documents import make_legal
from tests.legal.kept_files import LINES, stored
from tests.legal.pdf_files import pdf_file

pytestmark = pytest.mark.django_db
PATH = "/van-ban/dieu-uoc-thoa-thuan-quoc-te/"
TITLE = "Bản ghi nhớ hợp tác về nông nghiệp (thử nghiệm)"
MEMORANDUM = {
    "kind": "agreement",
    "form": "ban-ghi-nho",
    "foreign_title": "Memorandum of understanding on agriculture (test)",
    "conclusion": "cap-tinh",
    "place": "Sơn La",
    "signed_on": date(2023, 5, 10),
    "effective_on": date(2023, 6, 1),
    "languages": "Tiếng Việt, tiếng Lào",
    "field": "nong-nghiep",
    "announcement": "Thông báo số 12/TB-SNgV",
    "source": "Sở Ngoại vụ (thử nghiệm)",
    "source_url": "https://mofa.gov.vn/thu-nghiem",
}
LAOS = {"name": "Chính quyền tỉnh Hủa Phăn", "country": "Lào"}


def make_treaty(organisation, title=TITLE, *, partners=(LAOS,), files=(), documents=(), **fields):
    """A published treaty in the organisation's list."""
    with entered(organisation):
        parent = CategoryListPage.objects.get(category="treaties")
        page = TreatyPage(title=title, live=False, **(MEMORANDUM | fields))
        page.partners = [TreatyPartner(**row) for row in partners]
        page.files = [TreatyFile(document=file) for file in files]
        page.documents = [TreatyDocument(document=document) for document in documents]
        parent.add_child(instance=page)
        page.save_revision().publish()
        return TreatyPage.objects.get(pk=page.pk)


def text(browse, organisation, path):
    response = browse(organisation).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_r106_every_site_has_the_list_where_the_catalogue_puts_it(network, browse):
    category = BY_CODE["treaties"]
    assert category.offered and category.model == "legal.TreatyPage"
    for kind in category.kinds:
        site = next(each for each in BLUEPRINTS[kind] if each.kind == kind)
        texts = next(page for page in site.pages if page.slug == "van-ban")
        assert "dieu-uoc-thoa-thuan-quoc-te" in [page.slug for page in texts.children]
    for organisation in (network.province, network.department, network.commune):
        assert "đang được Ban Biên tập cập nhật" in text(browse, organisation, PATH)


def test_r106_a_citizen_reads_all_that_a_treaty_has(network, browse):
    file = stored(network.commune, "SCAN 01.pdf", pdf_file([LINES]))
    decision = make_legal(network.commune)
    page = make_treaty(network.commune, files=[file], documents=[decision])
    html = text(browse, network.commune, f"{PATH}{page.slug}/")
    for said in (
        TITLE, "Thỏa thuận quốc tế", "Bản ghi nhớ", "Memorandum of understanding", "10/05/2023",
        "01/06/2023", "Hủa Phăn (Lào)", "Nông nghiệp", "Tiếng Việt, tiếng Lào", "12/TB-SNgV",
        "https://mofa.gov.vn/thu-nghiem", "Đang có hiệu lực", decision.title[:40],
    ):  # fmt: skip
        assert said in html
    assert "legal-badge--in-force" in html
    with entered(network.commune):
        url = page.download_url(page.files.get())
    response = browse(network.commune).get(url)
    assert "ban-ghi-nho-hop-tac-ve-nong-nghiep" in response["Content-Disposition"]
    assert "2023.pdf" in response["Content-Disposition"]
    assert b"".join(response.streaming_content) == pdf_file([LINES])


def test_r106_it_is_found_by_its_words_those_of_its_files_and_partners(network, browse):
    file = stored(network.commune, "a.pdf", pdf_file([LINES]))
    page = make_treaty(network.commune, files=[file])
    item = PublishedItem.objects.get(organisation=network.commune, page_id=page.pk)
    assert item.category == "treaties"
    run_now(network.commune.schema_name)
    for words in ("hua phan", "mắc ca", "memorandum", "ghi nhớ"):
        assert page.slug in text(browse, network.commune, f"{PATH}?q={words}")
    with entered(network.commune):
        assert FileText.objects.get().document_id == file.pk


def test_r106_the_list_is_narrowed_by_each_of_its_filters(network, browse):
    make_treaty(network.commune)
    make_treaty(
        network.commune, "Hiệp định biên giới (thử)", kind="treaty", form="hiep-dinh",
        conclusion="chinh-phu", partners=[{"name": "Chính phủ Vương quốc A", "country": "Nước A"}],
        signed_on=date(1999, 1, 2), effective_on=date(1999, 2, 3), expires_on=date(2009, 2, 3),
        field="an-ninh",
    )  # fmt: skip
    both = text(browse, network.commune, PATH)
    assert TITLE in both and "Hiệp định biên giới" in both
    for query in ("kind=agreement", "country=Lào", "field=nong-nghiep", "status=in-force",
                  "year=2023", "q=nong+nghiep"):  # fmt: skip
        html = text(browse, network.commune, f"{PATH}?{query}")
        assert TITLE in html and "Hiệp định biên giới" not in html, query
    assert "Hết hiệu lực" in text(browse, network.commune, f"{PATH}?status=expired")
    for query in ("kind=zzz", "country=zzz", "status=zzz", "year=abc", "year=0", "q=%00",
                  "country=%00"):  # fmt: skip
        assert browse(network.commune).get(f"{PATH}?{query}").status_code == 200, query


def test_r106_data_to_download_a_feed_and_a_description_for_search_engines(network, browse):
    page = make_treaty(network.commune, files=[make_document(network.commune)])
    data = json.loads(text(browse, network.commune, f"{PATH}du-lieu.json?kind=agreement"))
    assert data[0]["Bên ký kết nước ngoài"] == "Chính quyền tỉnh Hủa Phăn | Lào"
    rows = list(csv.reader(io.StringIO(text(browse, network.commune, f"{PATH}du-lieu.csv"))))
    assert rows[1][0] == TITLE and "10/05/2023" in rows[1]
    assert TITLE in text(browse, network.commune, f"{PATH}rss.xml")
    html = text(browse, network.commune, f"{PATH}{page.slug}/")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    law = json.loads(found[1])["@graph"][0]
    assert law["@type"] == "Legislation" and law["alternateName"].startswith("Memorandum")
    assert law["encoding"][0]["contentUrl"].endswith("/tai-ve/")


def test_r106_rows_come_from_a_file_like_those_of_other_lists(network):
    header = ["title", "kind", "form", "signed_on", "partners"]
    line = ["Thỏa thuận nhập từ tệp (thử)", "Thỏa thuận quốc tế", "Thỏa thuận", "02/03/2024"]
    with entered(network.commune):
        into = CategoryListPage.objects.get(category="treaties")
        plan = plan_import(into, Table(header, [(2, [*line, "Tỉnh B | Nước B"])]))
        assert not plan.errors
        list(write(plan, into, None))
        page = TreatyPage.objects.get(title=line[0])
        assert (page.form, page.partners.get().country) == ("thoa-thuan", "Nước B")
        assert page.status == TreatyStatus.UNKNOWN


def test_one_organisations_treaties_are_not_anothers(network, browse):
    page = make_treaty(network.commune)
    for path in (PATH, f"{PATH}du-lieu.json", f"{PATH}?country=Lào"):
        assert TITLE not in text(browse, network.department, path)
    assert browse(network.department).get(f"{PATH}{page.slug}/").status_code == 404
    with entered(network.department):
        assert not TreatyPage.objects.exists() and not TreatyPartner.objects.exists()


def test_r106_an_editor_writes_one_and_the_board_publishes_it(network, browse):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
        parent = CategoryListPage.objects.get(category="treaties").pk
    url = f"/quan-tri/pages/add/legal/treatypage/{parent}/"
    assert client.get(url).status_code == 200
    values = {name: "" for name in TreatyPage.facts if name != "is_indefinite"} | {
        name: value.strftime("%d/%m/%Y") if isinstance(value, date) else value
        for name, value in MEMORANDUM.items()
    }
    data = nested_form_data(
        values
        | {
            "title": TITLE, "slug": "ban-ghi-nho", "long_title": "", "summary": "",
            "body": streamfield([]), "action-submit": "1",
            "partners": inline_formset([LAOS]), "files": inline_formset([]),
            "documents": inline_formset([]),
        }
    )  # fmt: skip
    wrong = client.post(url, data | {"form": "hiep-dinh", "expires_on": "01/01/2020"})
    assert wrong.status_code == 200
    assert {"form", "expires_on"} <= set(wrong.context["form"].errors)
    response = client.post(url, data)
    assert response.status_code == 302, response.context["form"].errors
    approve(network.commune)
    assert "Hủa Phăn" in text(browse, network.commune, f"{PATH}ban-ghi-nho/")


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"form": "cong-uoc"}, "form"),
        ({"kind": "treaty", "form": "ban-ghi-nho", "conclusion": "cap-tinh"}, "conclusion"),
        ({"expires_on": date(2020, 1, 1)}, "expires_on"),
        ({"expires_on": date(2033, 1, 1), "is_indefinite": True}, "is_indefinite"),
        ({"provisional_from": date(2024, 1, 1)}, "provisional_from"),
        ({"terminated_on": date(2024, 1, 1)}, "termination_reason"),
        ({"termination_reason": "Các bên thỏa thuận"}, "terminated_on"),
        ({"terminated_on": date(2020, 1, 1), "termination_reason": "x"}, "terminated_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(network, fields, wrong):
    with entered(network.commune), pytest.raises(ValidationError) as caught:
        TreatyPage(title="x", **(MEMORANDUM | fields)).clean_facts()
    assert wrong in caught.value.message_dict


DAY = date(2026, 1, 1)
NAMES = ("provisional_from", "effective_on", "expires_on", "terminated_on")


def test_r106_the_database_derives_the_same_status_as_the_page(network):
    with entered(network.commune):
        parent = CategoryListPage.objects.get(category="treaties")
        for number, row_days in enumerate(product((None, DAY, DAY + timedelta(days=1)), repeat=4)):
            page = TreatyPage(title=f"Thỏa thuận {number}", **MEMORANDUM)
            parent.add_child(instance=page)
            # Also what the form refuses: the status must follow from any days.
            values = dict(zip(NAMES, row_days, strict=True))
            TreatyPage.objects.filter(pk=page.pk).update(**values)
        pages = list(TreatyPage.objects.all())
        for status in TreatyStatus:
            expected = {page for page in pages if status_on(page, DAY) == status}
            assert expected and set(with_status(TreatyPage.objects.all(), status, DAY)) == expected


def days(**known):
    return SimpleNamespace(**(dict.fromkeys(NAMES) | known))


def test_r106_each_status_follows_from_the_days():
    page = days(
        provisional_from=date(2025, 1, 1), effective_on=date(2025, 6, 1),
        expires_on=date(2030, 1, 1), terminated_on=date(2028, 1, 1),
    )  # fmt: skip
    expected = {
        date(2024, 12, 31): "not-yet", date(2025, 1, 1): "provisional",
        date(2025, 6, 1): "in-force", date(2027, 12, 31): "in-force",
        date(2028, 1, 1): "terminated", date(2031, 1, 1): "terminated",
    }  # fmt: skip
    assert {day: status_on(page, day).value for day in expected} == expected
    assert status_on(days(expires_on=date(2020, 1, 1)), DAY) == "expired"
    assert status_on(days(), DAY) == "unknown"
    assert changes_after(page, date(2025, 3, 1)) == [
        date(2025, 6, 1), date(2028, 1, 1), date(2030, 1, 1),
    ]  # fmt: skip


def test_pages_are_drawn_anew_on_the_day_on_which_the_status_changes(network):
    tomorrow = timezone.localdate() + timedelta(days=1)
    make_treaty(network.commune, effective_on=tomorrow)
    days = ScheduledChange.objects.filter(organisation=network.commune).values_list("due_at")
    assert tomorrow in {timezone.localdate(due) for (due,) in days}


def test_the_tables_are_whole_and_say_everything_twice():
    for table in (TREATY_KINDS, TREATY_FORMS, CONCLUSIONS, TREATY_STATUSES):
        assert all(term.name and term.name_en for term in table)
        assert len({term.code for term in table}) == len(table)
    assert {term.code for term in TREATY_STATUSES} == set(TreatyStatus)
    assert all(term.kinds for term in (*TREATY_FORMS, *CONCLUSIONS))


def test_lists_of_two_hundred_and_single_treaties_cost_few_statements(
    network, browse, django_assert_max_num_queries
):
    file = stored(network.commune, "a.pdf", pdf_file([LINES]))
    page = make_treaty(network.commune, files=[file], documents=[make_legal(network.commune)])
    with entered(network.commune):
        parent = CategoryListPage.objects.get(category="treaties")
        for number in range(200):
            each = TreatyPage(title=f"Thỏa thuận số {number}", **MEMORANDUM)
            each.partners = [TreatyPartner(**LAOS), TreatyPartner(name="Tổ chức quốc tế (thử)")]
            parent.add_child(instance=each)
    client = browse(network.commune)
    client.get(PATH)
    with django_assert_max_num_queries(15):
        assert "Hủa Phăn" in client.get(f"{PATH}?trang=2").content.decode()
    with django_assert_max_num_queries(12):
        assert client.get(f"{PATH}{page.slug}/").status_code == 200
