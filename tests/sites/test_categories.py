"""The catalogue against the Decision's lists; blueprints and scores made from it."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.apps import apps
from django.utils import timezone
from openpyxl import load_workbook

from editorial.roles import APPROVER, NETWORK_OPERATOR
from home.models import CategoryListPage, ContentPage
from sites.blueprints import BLUEPRINTS, LINKS, PLACES
from sites.categories import BY_CODE, CATEGORIES, categories_of, counted
from sites.completeness import State, months_after, site_state
from sites.kinds import SiteKind
from sites.models import PublishedItem
from sites.tenancy import entered, main_domain
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

P, C, L = SiteKind.PROVINCE, SiteKind.COMMUNE, SiteKind.LINKED

# The table "Differences between the lists of Articles 16, 19 and 20", read again by hand:
# r: required, o: optional, -: does not concern. Columns: province, component, linked.
LISTS = {
    "legal-documents": "rrr",
    "treaties": "rrr",
    "services-link": "rro",
    "guidance": "rrr",
    "plans": "rrr",
    "annual-programmes": "oor",
    "projects": "rrr",
    "functions": "rrr",
    "structure": "rrr",
    "contacts": "rrr",
    "apparatus": "r--",
    "boundary-map": "r--",
    "nature": "ro-",
    "history": "ro-",
    "tradition": "ro-",
    "relics": "ro-",
    "agency-history": "-ro",
    "leaders": "rro",
    "news": "rrr",
    "financial-reports": "rrr",
    "statistics": "rrr",
    "science": "rrr",
    "epidemics": "rrr",
    "disclosure-list": "rrr",
    "other": "rrr",
    "procedures": "or-",
    "search": "rrr",
    "links": "rrr",
    "interaction": "ooo",
}


@pytest.mark.parametrize("code", LISTS)
def test_r103_r206_the_catalogue_is_the_decisions_lists(code):
    category = BY_CODE[code]
    cells = "".join(
        "r" if kind in category.required else "o" if kind in category.optional else "-"
        for kind in (P, C, L)
    )
    assert cells == LISTS[code]


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda each: each.code)
def test_every_row_names_its_article_and_a_page_type_that_exists(category):
    assert set(category.articles) == category.kinds
    for kind, article in category.articles.items():
        wanted = {P: "16.", SiteKind.ENGLISH: "17.", L: "20."}.get(SiteKind(kind), "19.")
        assert article.startswith(wanted) or article == "13.8"
    if category.offered and category.model:
        assert apps.get_model(category.model)
    assert category.name and category.name_en and category.unit and category.review > 0


@pytest.mark.parametrize("kind", [P, C, SiteKind.DEPARTMENT, SiteKind.DISTRICT, L])
def test_a_new_site_starts_with_exactly_its_categories(kind):
    row = next(site for site in BLUEPRINTS[kind] if site.kind == kind)
    found = {each.category for top in row.pages for each in (top, *top.children)} - {""}
    assert found == {each.code for each in categories_of(kind) if each.model}
    assert len([page for page in row.pages if page.in_menu]) <= 8


def test_every_category_with_pages_has_its_place():
    placed = {code for _slug, _title, places in PLACES for code in places}
    placed |= {LINKS.category, "news"}
    vietnamese = {each.code for kind in (P, C, L) for each in categories_of(kind) if each.model}
    assert placed == vietnamese


def test_an_empty_page_fills_nothing_and_a_written_one_does(network, browse):
    domain = main_domain(network.commune)
    assert site_state(domain).of("functions").state == State.MISSING
    with entered(network.commune):
        page = ContentPage.objects.get(category="functions")
        page.body = [("paragraph", "<p>Phường thực hiện nhiệm vụ theo luật.</p>")]
        page.save_revision().publish()
    assert site_state(domain).of("functions").state == State.PRESENT
    assert site_state(main_domain(network.department)).of("functions").state == State.MISSING
    with entered(network.commune):
        ContentPage.objects.get(category="functions").unpublish()
    assert site_state(domain).of("functions").state == State.MISSING


def test_r134_what_is_older_than_its_review_period_is_stale(network):
    domain = main_domain(network.commune)
    make_article(network.commune, "Tin cũ")
    assert site_state(domain).of("news").state == State.PRESENT
    long_ago = timezone.now() - timedelta(days=32)
    PublishedItem.objects.filter(domain=domain, category="news").update(updated_at=long_ago)
    assert site_state(domain).of("news").state == State.STALE


def test_months_end_with_their_last_day():
    moment = datetime(2026, 8, 31, tzinfo=UTC)
    assert months_after(moment, 6) == datetime(2027, 2, 28, tzinfo=UTC)
    assert months_after(moment, 12) == datetime(2027, 8, 31, tzinfo=UTC)


def operator(network, browse):
    client = browse(network.province)
    with entered(network.province):
        client.force_login(make_user(network.province, NETWORK_OPERATOR))
    return client


def test_the_operator_sees_every_site_and_takes_the_spreadsheet(
    network, browse, django_assert_max_num_queries
):
    client = operator(network, browse)
    path = "/quan-tri/mang-luoi/muc-do-day-du/"
    response = client.get(path)
    assert response.status_code == 200
    page = response.content.decode()
    assert "Sở Tư pháp" in page and "Phường Tô Hiệu" in page
    only = client.get(f"{path}?loai=commune").content.decode()
    assert "Phường Tô Hiệu" in only and 'href="http://stp.' not in only
    book = load_workbook(BytesIO(client.get(f"{path}?xuat=xlsx").content))
    rows = list(book.active.values)
    assert {"Sở Tư pháp", "Phường Tô Hiệu"} <= {row[0] for row in rows}


def test_the_networks_table_is_nobody_elses(network, browse):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    assert client.get("/quan-tri/mang-luoi/muc-do-day-du/").status_code in (302, 403)


def test_an_editor_sees_what_lacks_and_where_to_write_it(network, browse):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
        leaders = CategoryListPage.objects.get(category="leaders")
    home = client.get("/quan-tri/").content.decode()
    assert "Văn bản quy phạm pháp luật" in home
    page = client.get("/quan-tri/muc-do-day-du/").content.decode()
    assert f"/quan-tri/pages/add/home/leaderpage/{leaders.pk}/" in page
    assert "Sở Tư pháp" not in page


def test_score_counts_what_is_owed_only(network):
    state = site_state(main_domain(network.commune))
    assert {each.category.code for each in state.categories} == {
        each.code for each in counted(SiteKind.COMMUNE)
    }
    assert 0 <= state.score <= 100
