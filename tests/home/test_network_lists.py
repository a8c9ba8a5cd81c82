"""Lists "from the sites": what the province shows of everybody else's pages (R24)."""

import pytest

from home.models import CategoryListPage, GuidancePage, NetworkListPage
from sites.models import Domain, Organisation, OrganisationStatus, PublishedItem
from sites.network_items import Wanted, network_items
from sites.tenancy import entered, main_domain
from tests.factories import home_page, make_article

pytestmark = pytest.mark.django_db

PATH = "/tu-cac-trang-thanh-phan/"


def guide(organisation, title, **fields):
    """A published page of the category "guidance"."""
    with entered(organisation):
        parent = CategoryListPage.objects.get(category="guidance")
        page = GuidancePage(title=title, topic="Đất đai", **fields)
        parent.add_child(instance=page)
        page.save_revision().publish()
        return page


@pytest.fixture
def items(network):
    """One item each of a department, a district and a commune of the district."""
    tagged = make_article(network.department, "Tập huấn hộ tịch")
    with entered(network.department):
        tagged.tags.add("Chuyển đổi số")
        tagged.save_revision().publish()
    make_article(network.district, "Lễ hội hoa ban")
    guide(network.commune, "Hướng dẫn cấp giấy chứng nhận")
    make_article(network.province, "Tin của tỉnh")
    return network


ALL = {"Tập huấn hộ tịch", "Lễ hội hoa ban", "Hướng dẫn cấp giấy chứng nhận"}


def titles_in(page):
    return {title for title in {*ALL, "Tin của tỉnh"} if title in page}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        ("?co-quan=department", {"Tập huấn hộ tịch"}),
        ("?danh-muc=guidance", {"Hướng dẫn cấp giấy chứng nhận"}),
        ("?danh-muc=news", {"Tập huấn hộ tịch", "Lễ hội hoa ban"}),
        ("?dia-ban=huyen-116", {"Lễ hội hoa ban", "Hướng dẫn cấp giấy chứng nhận"}),
        ("?tu-khoa=chuyển+đổi+số", {"Tập huấn hộ tịch"}),
        ("?q=le+hoi", {"Lễ hội hoa ban"}),
        ("?q=CHỨNG+nhận&danh-muc=guidance", {"Hướng dẫn cấp giấy chứng nhận"}),
        ("?q=không+có+gì", set()),
        ("?q=!!!", ALL),
        ("?q=%00'%22%5C%26|", ALL),
        ("?dia-ban=huyen-khac", ALL),
    ],
)
def test_r24_the_list_from_the_sites_is_narrowed(items, browse, query, found):
    response = browse(items.province).get(f"{PATH}{query}")
    assert response.status_code == 200
    assert titles_in(response.content.decode()) == found


def test_what_cannot_be_chosen_is_said_beside_its_field(items, browse):
    page = browse(items.province).get(f"{PATH}?dia-ban=huyen-khac&co-quan=x").content.decode()
    assert page.count('class="field__error"') == 2


def test_r24_items_name_their_source_and_are_read_there(items, browse):
    page = browse(items.province).get(PATH).content.decode()
    item = PublishedItem.objects.get(title="Tập huấn hộ tịch")
    assert f'href="{item.url}"' in page
    assert f'<a href="{main_domain(items.department).url}/">Sở Tư pháp</a>' in page


def test_pages_and_statements(network, browse, django_assert_max_num_queries):
    first = make_article(network.commune, "Tin số 0")
    row = PublishedItem.objects.get(page_id=first.pk, organisation=network.commune)
    for number in range(1, 60):
        row.pk, row.page_id, row.title = None, 1_000_000 + number, f"Tin số {number}"
        row.save()
    client = browse(network.province)
    client.get(PATH)
    with django_assert_max_num_queries(15):
        page = client.get(f"{PATH}?trang=2&danh-muc=news").content.decode()
    assert "Tin số" in page and 'rel="next"' in page and "danh-muc=news" in page
    assert client.get(f"{PATH}?trang=99").status_code == 404


def test_r24_the_feed_is_narrowed_too_and_names_its_sources(items, browse):
    response = browse(items.province).get(f"{PATH}rss.xml?co-quan=department")
    assert response["Content-Type"].startswith("application/rss+xml")
    feed = response.content.decode()
    assert titles_in(feed) == {"Tập huấn hộ tịch"}
    assert "Sở Tư pháp" in feed


def test_nothing_of_a_closed_organisation_or_a_withdrawn_page_appears(items, browse):
    client = browse(items.province)
    assert titles_in(client.get(PATH).content.decode()) == ALL
    with entered(items.commune):
        GuidancePage.objects.get().unpublish()
    Organisation.objects.filter(pk=items.department.pk).update(
        status=OrganisationStatus.DEACTIVATED
    )
    assert titles_in(client.get(f"{PATH}?q=").content.decode()) == {"Lễ hội hoa ban"}
    Domain.objects.filter(tenant=items.district).update(status="retired")
    assert titles_in(client.get(f"{PATH}?q=").content.decode()) == set()


def test_a_draft_never_appears(network, browse):
    make_article(network.commune, "Bản nháp bí mật", publish=False)
    assert "Bản nháp bí mật" not in browse(network.province).get(PATH).content.decode()


def test_the_kept_page_changes_when_another_site_publishes(
    items, browse, django_capture_on_commit_callbacks
):
    client = browse(items.province)
    client.get(PATH)
    with django_capture_on_commit_callbacks(execute=True):
        make_article(items.commune, "Tin vừa đăng")
    assert "Tin vừa đăng" in client.get(PATH).content.decode()


def test_a_new_district_is_a_choice_at_once(network, browse, django_capture_on_commit_callbacks):
    client = browse(network.province)
    assert "huyen-999" not in client.get(PATH).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        Organisation.objects.create(
            code="huyen-999", name="Huyện Mộc Châu", kind="district", schema_name="huyen_999"
        )
    assert 'value="huyen-999"' in client.get(f"{PATH}?q=").content.decode()


def with_blocks(organisation, *values):
    home = home_page(organisation)
    with entered(organisation):
        home.main = [("network_news", value) for value in values]
        home.save_revision().publish()


BLOCK = {"title": "Từ các trang", "kind": "", "count": 6}


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, {"Tập huấn hộ tịch", "Lễ hội hoa ban"}),  # a block kept before it had categories
        ({"category": ""}, ALL),
        ({"category": "guidance"}, {"Hướng dẫn cấp giấy chứng nhận"}),
        ({"category": "", "district": "huyen-116", "kind": "commune"},
         {"Hướng dẫn cấp giấy chứng nhận"}),
        ({"tag": "Hộ tịch"}, set()),
        ({"tag": "chuyển đổi số"}, {"Tập huấn hộ tịch"}),
        ({"order": "updated", "count": 1}, {"Lễ hội hoa ban"}),
    ],
)  # fmt: skip
def test_r24_the_block_of_a_home_page_is_narrowed(items, browse, options, found):
    with_blocks(items.province, BLOCK | options)
    page = browse(items.province).get("/").content.decode()
    assert titles_in(page) == found


def test_a_site_never_lists_itself_as_another(items):
    for organisation in (items.province, items.department):
        rows = network_items(main_domain(organisation), Wanted())
        assert organisation.pk not in {row.organisation_id for row in rows}


def test_only_the_provinces_site_starts_with_the_list(network, browse):
    with entered(network.province):
        assert NetworkListPage.objects.count() == 1
    with entered(network.commune):
        assert not NetworkListPage.objects.exists()
    assert browse(network.commune).get(PATH).status_code == 404
