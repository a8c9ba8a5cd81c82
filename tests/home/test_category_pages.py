"""Pages of the information categories: what an editor fills in, what a citizen reads."""

import csv
import io
import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from editorial.roles import APPROVER
from home import data_tables
from home.models import (
    CategoryListPage,
    ContactListPage,
    DisclosureEntry,
    DisclosurePage,
    EpidemicPage,
    GuidancePage,
    LeaderPage,
    OrganisationPage,
    PlanPage,
    ProjectPage,
    RelicPage,
    StatisticsPage,
    WorkWeekPage,
)
from home.validators import validate_official_email, validate_phone
from sites.models import PublishedItem
from sites.tenancy import entered
from tests.factories import approve, make_user

pytestmark = pytest.mark.django_db

LEADER = {"positions": "Chủ tịch", "duties": "Lãnh đạo chung (nội dung minh họa)"}
PROJECT = {
    "group": "investment",
    "project_owner": "Ban Quản lý dự án (minh họa)",
    "capital": 12_500_000_000,
    "disbursed": 2_500_000_000,
    "year_from": 2024,
    "status": "under-way",
}


def add(organisation, code, model, title, /, **fields):
    """A published page in the list of a category, or below the page that stands for it."""
    with entered(organisation):
        holder = CategoryListPage if model is not OrganisationPage else OrganisationPage
        parent = holder.objects.filter(category=code).first()
        page = model(title=title, **fields)
        parent.add_child(instance=page)
        page.save_revision().publish()
        return page


def path_of(organisation, code, model=CategoryListPage):
    with entered(organisation):
        return model.objects.get(category=code).get_url()


def editor(network, browse):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    return client


def form(**fields):
    return nested_form_data(
        {"summary": "", "body": streamfield([]), "action-submit": "1", **fields}
    )


def test_r187_an_editor_publishes_a_leader_and_a_citizen_reads_him(network, browse):
    client = editor(network, browse)
    with entered(network.commune):
        parent = CategoryListPage.objects.get(category="leaders").pk
    url = f"/quan-tri/pages/add/home/leaderpage/{parent}/"
    assert client.get(url).status_code == 200
    data = form(
        title="Người lãnh đạo (minh họa)", slug="nguoi-lanh-dao", photo="", term_from="01/07/2025",
        term_to="", phone="0212 3751 595", email="minhhoa@sonla.gov.vn", **LEADER,
    )  # fmt: skip
    response = client.post(url, data)
    assert response.status_code == 302, response.context["form"].errors
    approve(network.commune)
    page = browse(network.commune).get("/gioi-thieu/lanh-dao/nguoi-lanh-dao/").content.decode()
    assert "Nhiệm vụ đảm nhiệm" in page
    assert "01/07/2025" in page
    listed = browse(network.commune).get("/gioi-thieu/lanh-dao/").content.decode()
    assert "Người lãnh đạo (minh họa)" in listed
    assert PublishedItem.objects.get(path__endswith="/nguoi-lanh-dao/").category == "leaders"


def test_a_list_offers_only_the_page_type_of_its_category(network):
    with entered(network.commune):
        leaders = CategoryListPage.objects.get(category="leaders")
        assert LeaderPage.can_create_at(leaders)
        assert not ProjectPage.can_create_at(leaders)
        assert not PlanPage.can_create_at(Page.objects.get(slug="thong-bao"))


@pytest.mark.parametrize(
    ("number", "good"),
    [
        ("0212 3751 595", True),
        ("3751.595", True),
        ("+84 212 3751 595", True),
        ("0912345678; 0212.3751.595", True),
        ("12", False),
        ("không có", False),
        ("0212 3751 595 000 11", False),
    ],
)
def test_telephone_numbers_of_vietnam(number, good):
    if good:
        validate_phone(number)
    else:
        with pytest.raises(ValidationError):
            validate_phone(number)


@pytest.mark.parametrize("address", ["a@gmail.com", "a@sonla.gov.vn.evil.com", "a@xgov.vn"])
def test_r114_only_official_addresses_are_taken(address):
    with pytest.raises(ValidationError):
        validate_official_email(address)
    validate_official_email("lienhe.tohieu@sonla.gov.vn")


EPIDEMIC = {"disease": "x", "area": "x", "level": "watch", "from_day": date(2026, 2, 1)}
STATISTICS = {"indicators": "x", "period": "x", "year": 2025, "source": "x"}
RELIC = {"place": "x", "rank": "national"}
APPROVED_LATE = {"approved_on": date(2026, 1, 2), "published_on": date(2026, 1, 1)}


@pytest.mark.parametrize(
    ("model", "fields", "wrong"),
    [
        (PlanPage, {"kind": "plan", "year_from": 2026, "year_to": 2021}, "year_to"),
        (PlanPage, {"kind": "plan", **APPROVED_LATE}, "published_on"),
        (ProjectPage, {**PROJECT, "disbursed": 20_000_000_000}, "excess_reason"),
        (ProjectPage, {**PROJECT, "year_to": 2020}, "year_to"),
        (EpidemicPage, {**EPIDEMIC, "until_day": date(2026, 1, 1)}, "until_day"),
        (RelicPage, {**RELIC, "latitude": Decimal("10.8")}, "latitude"),
        (RelicPage, {**RELIC, "longitude": Decimal("106")}, "longitude"),
        (WorkWeekPage, {"monday": date(2026, 11, 24)}, "monday"),
        (StatisticsPage, {**STATISTICS, "data": "một dòng"}, "data"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(network, model, fields, wrong):
    with entered(network.commune), pytest.raises(ValidationError) as caught:
        model(title="x", **fields).clean()
    assert wrong in caught.value.message_dict


def test_disbursement_above_capital_is_kept_with_a_reason(network):
    over = {**PROJECT, "disbursed": 20_000_000_000, "excess_reason": "Bổ sung vốn"}
    with entered(network.commune):
        ProjectPage(title="x", **over).clean()


def test_r111_projects_have_filters_totals_and_data_to_download(network, browse):
    add(network.commune, "projects", ProjectPage, "Đường vào bản", **PROJECT)
    loan = {**PROJECT, "group": "loan", "capital": 500_000_000, "disbursed": 0}
    add(network.commune, "projects", ProjectPage, "=Nước sạch", **loan)
    client, path = browse(network.commune), path_of(network.commune, "projects")
    page = client.get(path).content.decode()
    assert "13.000.000.000" in page
    only = client.get(f"{path}?group=loan").content.decode()
    assert "=Nước sạch" in only and "Đường vào bản" not in only
    assert "Đường vào bản" in client.get(f"{path}?group=zzz&year_from=abc").content.decode()
    rows = client.get(f"{path}du-lieu.csv").content.decode("utf-8-sig")
    titles = [row[0] for row in csv.reader(io.StringIO(rows))][1:]
    assert set(titles) == {"Đường vào bản", "'=Nước sạch"}, "a spreadsheet runs nothing"
    data = json.loads(client.get(f"{path}du-lieu.json?group=loan").content)
    assert [row["Tiêu đề"] for row in data] == ["=Nước sạch"]
    assert data[0]["Tổng mức đầu tư (đồng)"] == "500000000"


def test_a_list_of_five_hundred_projects_costs_no_more_statements(
    network, browse, django_assert_max_num_queries
):
    with entered(network.commune):
        parent = CategoryListPage.objects.get(category="projects")
        for number in range(500):
            parent.add_child(instance=ProjectPage(title=f"Dự án số {number}", **PROJECT))
        path = parent.get_url()
    client = browse(network.commune)
    client.get(path)
    with django_assert_max_num_queries(15):
        page = client.get(f"{path}?trang=2").content.decode()
    assert "Trang 2 / 25" in page or "25" in page
    with django_assert_max_num_queries(12):
        assert client.get(f"{path}du-an-so-7/").status_code == 200


def test_nothing_of_one_organisations_lists_is_in_anothers(network, browse):
    add(network.commune, "projects", ProjectPage, "Dự án chỉ của phường", **PROJECT)
    client, path = browse(network.department), path_of(network.department, "projects")
    for address in (path, f"{path}du-lieu.json"):
        assert "chỉ của phường" not in client.get(address).content.decode()
    rows = client.get(f"{path}du-lieu.csv").content.decode()
    assert "chỉ của phường" not in rows


def test_r112_the_chart_is_drawn_from_the_tree(network, browse):
    office = add(network.commune, "structure", OrganisationPage, "Văn phòng HĐND và UBND")
    with entered(network.commune):
        office.add_child(instance=OrganisationPage(title="Bộ phận một cửa"))
        hidden = OrganisationPage(title="Đơn vị chưa công bố", live=False)
        office.get_parent().add_child(instance=hidden)
        hidden.add_child(instance=OrganisationPage(title="Tổ thuộc đơn vị chưa công bố"))
    path = path_of(network.commune, "structure", OrganisationPage)
    page = browse(network.commune).get(path).content.decode()
    assert page.count("Bộ phận một cửa") >= 2, "in the drawing and in the list"
    assert "chưa công bố" not in page
    assert 'role="img"' in page and "<desc" in page


def test_r114_contacts_have_five_fields_and_only_those_in_office(network, browse):
    with entered(network.commune):
        page = ContactListPage.objects.get(category="contacts")
        common = {"position": "Công chức", "unit": "Văn phòng", "phone": "3751595"}
        yesterday = date.today() - timedelta(days=1)
        page.contacts.add(page.contacts.model(name="Đầu mối A", email="a@sonla.gov.vn", **common))
        page.contacts.add(
            page.contacts.model(
                name="Đầu mối B", email="b@sonla.gov.vn", valid_until=yesterday, **common
            )
        )
        page.save_revision().publish()
        path = page.get_url()
    html = browse(network.commune).get(path).content.decode()
    for heading in ("Họ và tên", "Chức vụ", "Đơn vị công tác", "Điện thoại", "thư điện tử chính"):
        assert heading in html
    assert "Đầu mối A" in html and "Đầu mối B" not in html


def test_r120_statistics_are_a_table_and_a_drawing(network, browse):
    data = "Xã\tDân số (người)\nMường É\t8.123\nÍt Ong\t12.400\n"
    page = add(
        network.commune, "statistics", StatisticsPage, "Dân số", indicators="Dân số",
        period="Năm", year=2025, source="Nội dung minh họa", data=data,
    )  # fmt: skip
    with entered(network.commune):
        path = page.get_url()
    html = browse(network.commune).get(path).content.decode()
    assert "<table" in html and "12.400" in html
    assert html.count("chart__bar") == 2


def test_numbers_as_vietnamese_tables_write_them():
    read = data_tables.number
    assert read("1.234,5") == Decimal("1234.5")
    assert read("12.400") == Decimal(12400)
    assert read("1.234.567") == Decimal(1234567)
    assert read("3,7 %") == Decimal("3.7")
    assert read("12.5") == Decimal("12.5")
    assert read("…") is None and read("NaN") is None


@given(st.text(max_size=400))
@settings(
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_pasted_is_a_table_or_a_clear_refusal(text):
    try:
        table = data_tables.parse(text)
    except ValidationError:
        return
    assert all(len(row) == len(table.header) for row in table.rows)
    table.bars()


def test_guidance_is_found_by_search(network, browse):
    add(network.commune, "guidance", GuidancePage, "Hướng dẫn đăng ký khai sinh", topic="Hộ tịch")
    found = browse(network.province).get("/tim-kiem/?q=dang+ky+khai+sinh&pham-vi=mang-luoi")
    assert "Hướng dẫn đăng ký khai sinh" in found.content.decode()


def test_r123_the_disclosure_list_is_made_from_the_catalogue_and_completed_by_hand(
    network, browse, django_assert_max_num_queries
):
    with entered(network.commune):
        page = DisclosurePage.objects.get()
        page.entries.add(DisclosureEntry(category="plans", unit="Phòng Kinh tế (minh họa)"))
        page.entries.add(DisclosureEntry(name="Bảng giá riêng của phường", form="Niêm yết"))
        page.save_revision().publish()
        path = page.get_url()
    client = browse(network.commune)
    html = client.get(path).content.decode()
    for heading in ("Địa chỉ công khai", "Hình thức", "Thời điểm", "Thời hạn", "Đơn vị phụ trách"):
        assert heading in html
    assert "/quy-hoach-ke-hoach/du-an-dau-tu-mua-sam-cong/" in html
    assert "Phòng Kinh tế (minh họa)" in html and "Bảng giá riêng của phường" in html
    with django_assert_max_num_queries(12):
        client.get(path)
    other = browse(network.department).get(path).content.decode()
    assert "Bảng giá riêng của phường" not in other


def test_a_deleted_category_page_shows_at_once_and_the_command_restores_it(network, browse):
    client = editor(network, browse)
    with entered(network.commune):
        CategoryListPage.objects.get(category="statistics").delete()
    assert "đã bị xóa" in client.get("/quan-tri/muc-do-day-du/").content.decode()
    out = io.StringIO()
    call_command("add_category_pages", organisation="xa-03649", stdout=out)
    assert "Số liệu thống kê" in out.getvalue() and "1 pages added" in out.getvalue()
    again = io.StringIO()
    call_command("add_category_pages", stdout=again)
    assert "0 pages added" in again.getvalue()
    with entered(network.commune):
        assert CategoryListPage.objects.get(category="statistics").live
    assert browse(network.commune).get("/cong-khai-thong-tin/so-lieu-thong-ke/").status_code == 200
