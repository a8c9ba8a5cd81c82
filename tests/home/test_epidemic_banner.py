"""An epidemic notice at the top of every page: of its site, or by the province of all (R122)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.models import CategoryListPage, EpidemicPage
from home.reconcile import reconcile
from sites.banners import Reach
from sites.models import PublishedItem
from sites.tenancy import entered
from tests.home.test_category_pages import editor, form

pytestmark = pytest.mark.django_db
TITLE = "Cảnh báo bệnh sởi (minh họa)"


def notice(organisation, reach=Reach.SITE, *, begins=0, ends=7, **fields):
    """A published notice; days from today."""
    today = timezone.localdate()
    with entered(organisation):
        into = CategoryListPage.objects.get(category="epidemics")
        page = EpidemicPage(
            title=TITLE,
            disease="Bệnh sởi",
            area="Toàn tỉnh",
            level="warning",
            from_day=today + timedelta(days=begins),
            until_day=today + timedelta(days=ends),
            banner=reach,
            **fields,
        )
        into.add_child(instance=page)
        page.save_revision().publish()
        return page


def shows(browse, organisation, path="/") -> bool:
    return 'class="alerts"' in browse(organisation).get(path).content.decode()


def test_r122_a_site_shows_its_own_notice_on_every_page_and_no_other_site_does(network, browse):
    notice(network.commune)
    text = browse(network.commune).get("/so-do-trang/").content.decode()
    assert TITLE in text.split("<main")[0]
    assert shows(browse, network.commune)
    for other in (network.province, network.department, network.district):
        assert not shows(browse, other)


def test_r122_the_province_raises_a_notice_on_all_sites(
    network, browse, django_capture_on_commit_callbacks
):
    assert not shows(browse, network.commune), "the page is kept without it"
    with django_capture_on_commit_callbacks(execute=True):
        page = notice(network.province, Reach.NETWORK)
    for site in (network.province, network.department, network.district, network.commune):
        assert shows(browse, site)
    with django_capture_on_commit_callbacks(execute=True), entered(network.province):
        EpidemicPage.objects.get(pk=page.pk).unpublish()
    for site in (network.province, network.commune):
        assert not shows(browse, site)


def test_r122_the_english_site_shows_it_in_the_language_it_is_written_in(network, browse):
    notice(network.province, Reach.NETWORK)
    host = network.province.domains.get(kind="english").domain
    text = browse(host).get("/").content.decode()
    assert 'lang="vi" hreflang="vi"' in text.split("<main")[0]


def test_a_deleted_notice_is_lowered_with_its_list(
    network, browse, django_capture_on_commit_callbacks
):
    notice(network.province, Reach.NETWORK)
    assert shows(browse, network.district)
    with django_capture_on_commit_callbacks(execute=True), entered(network.province):
        CategoryListPage.objects.get(category="epidemics").delete()
    assert not shows(browse, network.district)


@pytest.mark.parametrize(("begins", "ends"), [(-9, -1), (1, 5)])
def test_r122_a_notice_stands_from_its_first_day_until_its_last(network, browse, begins, ends):
    notice(network.commune, begins=begins, ends=ends)
    assert not shows(browse, network.commune)


def test_the_last_day_is_still_one(network, browse):
    notice(network.commune, begins=-3, ends=0)
    assert shows(browse, network.commune)


def test_only_the_provincial_portal_reaches_every_site(network, browse):
    with pytest.raises(ValidationError):
        notice(network.commune, Reach.NETWORK)
    notice(network.commune)
    PublishedItem.objects.filter(banner=Reach.SITE).update(banner=Reach.NETWORK)
    assert not shows(browse, network.district), "nor when the register is forged"


def test_a_forged_form_is_refused_with_a_reason(network, browse):
    client = editor(network, browse)
    with entered(network.commune):
        into = CategoryListPage.objects.get(category="epidemics")
    today = timezone.localdate()
    response = client.post(
        f"/quan-tri/pages/add/home/epidemicpage/{into.pk}/",
        form(
            title=TITLE, slug="canh-bao", disease="Sởi", area="Tỉnh", level="warning",
            from_day=today.isoformat(), until_day=today.isoformat(), banner="network",
        ),
    )  # fmt: skip
    assert response.status_code == 200
    with entered(network.commune):
        assert not EpidemicPage.objects.exists()


def test_a_banner_needs_an_end(network):
    with pytest.raises(ValidationError) as refused, entered(network.commune):
        page = EpidemicPage(title=TITLE, disease="Sởi", area="Tỉnh", level="watch", banner="site")
        page.clean_facts()
    assert "until_day" in refused.value.message_dict


def test_the_register_rebuilt_holds_the_same_banners(network):
    notice(network.commune)
    assert reconcile(network.commune, mend=False) == []


def test_a_page_without_notices_costs_no_statement_for_them(
    network, browse, django_assert_max_num_queries
):
    path = "/gioi-thieu/lich-su/"
    browse(network.commune).get(path)
    with django_assert_max_num_queries(12):
        browse(network.commune).get(f"{path}?x=1")
