"""Banners of home pages: no advertising, only official links, over by themselves (R72, R217)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Site

from editorial.roles import APPROVER, BOARD_HEAD, WRITER
from home.media_library.official_links import validate_official_link
from home.models import Banner, HomePage, PortalImage
from sites.models import ScheduledChange
from sites.schedule import run_due_changes
from sites.tenancy import entered
from tests.factories import home_page, image_bytes, make_user

pytestmark = pytest.mark.django_db
ADD = "/quan-tri/snippets/home/banner/add/"
ALT = "Toàn dân hưởng ứng tháng chuyển đổi số"


def make_picture(organisation, size=(1200, 300), title="Ảnh băng rôn"):
    with entered(organisation):
        return PortalImage.objects.create(
            title=title, author="Ban Biên tập", file=ContentFile(image_bytes(size), "b.jpg")
        )


def make_banner(organisation, *, begins=0, ends=7, picture=None, **values):
    """A stored banner; days from today."""
    picture = picture or make_picture(organisation)
    today = timezone.localdate()
    with entered(organisation):
        banner = Banner(
            image=picture,
            starts_on=today + timedelta(days=begins),
            ends_on=None if ends is None else today + timedelta(days=ends),
            **({"title": "Tháng chuyển đổi số", "alt_text": ALT, "purpose": "campaign"} | values),
        )
        banner.full_clean()
        banner.save()
        return banner


def home(browse, organisation) -> str:
    return browse(organisation).get("/").content.decode()


def form(picture, **changes):
    today = timezone.localdate()
    values = {
        "title": "Tháng chuyển đổi số",
        "image": picture.pk,
        "alt_text": ALT,
        "purpose": "campaign",
        "link": "/tin-tuc/",
        "starts_on": today.strftime("%d/%m/%Y"),
        "ends_on": (today + timedelta(days=7)).strftime("%d/%m/%Y"),
        "place": "strip",
        "order": "0",
        "site": "",
        "declared": "on",
    } | changes
    return {key: value for key, value in values.items() if value is not None}


def editor(organisation, browse, role=APPROVER):
    client = browse(organisation)
    with entered(organisation):
        client.user = make_user(organisation, role)
        client.force_login(client.user)
    return client


def test_r72_a_banner_is_on_the_home_page_of_its_organisation_only(network, browse):
    make_banner(network.commune, link="/tin-tuc/")
    page = home(browse, network.commune)
    assert f'alt="{ALT}"' in page
    assert 'href="/tin-tuc/"' in page
    assert "image/avif" in page
    assert ALT not in home(browse, network.department)


def test_the_side_column_is_another_place(network, browse):
    make_banner(network.commune, place="side", picture=make_picture(network.commune, (300, 300)))
    page = home(browse, network.commune)
    assert "banners--strip" not in page
    assert ALT in page


def test_a_home_block_shows_the_chosen_ones_that_run(network, browse):
    running = make_banner(network.commune, place="block", alt_text="Đang chạy")
    late = make_banner(network.commune, place="block", alt_text="Sau này", begins=2)
    page = home_page(network.commune)
    with entered(network.commune):
        value = {"title": "Hưởng ứng", "banners": [late, running]}
        page.main.append(("banners", value))
        page.save_revision().publish()
    text = home(browse, network.commune)
    assert "Đang chạy" in text
    assert "Sau này" not in text
    with entered(network.commune):
        Banner.objects.all().delete()
    assert "Hưởng ứng" not in home(browse, network.commune)


def test_a_banner_of_one_site_is_not_on_the_others(network, browse):
    with entered(network.province):
        english = Site.objects.get(
            root_page__in=HomePage.objects.filter(locale__language_code="en")
        )
    make_banner(network.province, site=english, alt_text="Visit")
    assert "Visit" not in home(browse, network.province)
    assert "Visit" in browse(english.hostname).get("/").content.decode()


@pytest.mark.parametrize(
    ("begins", "ends", "shown"),
    [(0, 0, True), (-3, 0, True), (-3, -1, False), (1, 5, False), (0, None, True)],
)
def test_it_runs_from_the_first_day_to_the_last(network, browse, begins, ends, shown):
    purpose = {"purpose": "link", "link": "https://chinhphu.vn/"} if ends is None else {}
    make_banner(network.commune, begins=begins, ends=ends, **purpose)
    assert (ALT in home(browse, network.commune)) is shown


def test_it_appears_at_once_though_the_page_was_kept(
    network, browse, django_capture_on_commit_callbacks
):
    assert ALT not in home(browse, network.commune)
    with django_capture_on_commit_callbacks(execute=True):
        make_banner(network.commune)
    assert ALT in home(browse, network.commune)


def test_it_is_over_by_itself_though_the_page_was_kept(
    network, browse, monkeypatch, django_capture_on_commit_callbacks
):
    banner = make_banner(network.commune, ends=1)
    due = {row.due_at for row in ScheduledChange.objects.filter(organisation=network.commune)}
    assert due == {banner.changes_at[1]}, "its beginning is past already"
    assert ALT in home(browse, network.commune)
    later = banner.changes_at[1] + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    with django_capture_on_commit_callbacks(execute=True):
        assert run_due_changes() == [network.commune]
    assert ALT not in home(browse, network.commune)


def test_what_is_stored_in_another_schema_sets_no_hour_here(network):
    make_banner(network.department, begins=3)
    assert not ScheduledChange.objects.filter(organisation=network.commune).exists()
    assert ScheduledChange.objects.filter(organisation=network.department).count() == 2


# --- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "/tin-tuc/",
        "/tin-tuc/?trang=2#dau",
        "https://chinhphu.vn/",
        "https://dichvucong.gov.vn/p/home",
        "https://sonla.gov.vn:443/",
        "http://stp.sonla.localhost:8000/gioi-thieu/",
        "https://www.dangcongsan.vn/",
    ],
)
def test_r217_official_links_are_accepted(network, link):
    with entered(network.commune):
        validate_official_link(link)


@pytest.mark.parametrize(
    "link",
    [
        "https://shop.example.com/",
        "https://gov.vn.example.com/",
        "https://xgov.vn/",
        "https://sonla.gov.vn@example.com/",
        "https://example.com\\@sonla.gov.vn/",
        "https://example.com\\.gov.vn/",
        "//example.com/",
        "/\\example.com/",
        "\\\\example.com",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "https://sonla.gov.vn/ x",
        "java\nscript:alert(1)",
        "ftp://sonla.gov.vn/",
        "https://[::1]/",
        "https://127.0.0.1/",
        "https://sonla.gov.vn:99999/",
        "https://ѕonla.gov.vn.evil/",
        "tin-tuc",
        "https://",
        "",
    ],
)
def test_r217_other_links_are_refused(network, link):
    with entered(network.commune), pytest.raises(ValidationError):
        validate_official_link(link)


def test_r217_the_board_declares_that_nobody_pays(network, browse):
    picture = make_picture(network.commune)
    client = editor(network.commune, browse, BOARD_HEAD)
    refused = client.post(ADD, form(picture, declared=None))
    assert "Phải đánh dấu cam kết này" in refused.content.decode()
    assert 'value="Tháng chuyển đổi số"' in refused.content.decode()
    assert client.post(ADD, form(picture)).status_code == 302
    with entered(network.commune):
        banner = Banner.objects.get()
        assert banner.declared_by == client.user
        assert banner.declared_at
    edit = f"/quan-tri/snippets/home/banner/edit/{banner.pk}/"
    assert "đã cam kết ngày" in client.get(edit).content.decode()
    assert client.post(edit, form(picture, declared=None, order="3")).status_code == 302
    moved = form(picture, declared=None, link="/gioi-thieu/")
    assert "Phải đánh dấu cam kết này" in client.post(edit, moved).content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"link": "https://shop.example.com/"}, "chỉ được dẫn đến trang trong mạng lưới"),
        ({"purpose": "link", "link": ""}, "phải có địa chỉ"),
        ({"purpose": "advertising"}, "advertising"),
        ({"ends_on": ""}, "Hãy ghi ngày kết thúc"),
        ({"ends_on": "01/01/2020"}, "đứng trước ngày bắt đầu"),
        ({"alt_text": ""}, "Hãy mô tả nội dung của ảnh"),
        ({"image": "999999"}, "Tháng chuyển đổi số"),
    ],
)
def test_bad_input_is_refused_in_words(network, browse, changes, words):
    client = editor(network.commune, browse)
    response = client.post(ADD, form(make_picture(network.commune), **changes))
    assert response.status_code == 200
    assert words in response.content.decode()
    with entered(network.commune):
        assert not Banner.objects.exists()


def test_the_strip_wants_a_wide_picture(network, browse):
    client = editor(network.commune, browse)
    square = make_picture(network.commune, (400, 400))
    assert "Dải ngang cần ảnh nằm ngang" in client.post(ADD, form(square)).content.decode()
    assert client.post(ADD, form(square, place="side")).status_code == 302


def test_r46_the_words_of_the_library_are_taken(network, browse):
    picture = make_picture(network.commune)
    with entered(network.commune):
        PortalImage.objects.filter(pk=picture.pk).update(description="Chữ trong kho ảnh")
    client = editor(network.commune, browse)
    assert client.post(ADD, form(picture, alt_text=" ")).status_code == 302
    assert 'alt="Chữ trong kho ảnh"' in home(browse, network.commune)


def test_r72_writers_and_other_organisations_have_no_banners_to_change(network, browse):
    banner = make_banner(network.commune)
    edit = f"/quan-tri/snippets/home/banner/edit/{banner.pk}/"
    assert editor(network.commune, browse, WRITER).get(edit).status_code in (302, 403)
    other = editor(network.department, browse)
    assert other.get(edit).status_code == 404
    assert other.post(edit, form(banner.image)).status_code == 404
    assert ALT not in other.get("/quan-tri/snippets/home/banner/").content.decode()


def test_titles_cannot_bring_markup_to_readers(network, browse):
    hostile = '"><script>alert(1)</script>'
    make_banner(network.commune, alt_text=hostile, link='/"onmouseover="alert(1)')
    page = home(browse, network.commune)
    assert "<script>alert(1)" not in page
    assert '"onmouseover="' not in page


def test_statements_do_not_grow_with_banners(network, browse, django_assert_max_num_queries):
    picture = make_picture(network.commune)
    make_banner(network.commune, picture=picture)
    client = browse(network.commune)
    client.get("/?x=1")
    for number in range(30):
        make_banner(network.commune, title=f"Băng rôn {number}", picture=picture)
    client.get("/?x=2")
    with django_assert_max_num_queries(16):
        assert client.get("/?x=3").content.decode().count(ALT) == 31


def test_the_list_of_a_thousand_banners(network, browse, django_assert_max_num_queries):
    picture = make_picture(network.commune)
    client = editor(network.commune, browse)
    with entered(network.commune):
        rows = [
            Banner(title=f"Số {n}", image=picture, alt_text="x", purpose="notice", order=n)
            for n in range(1000)
        ]
        Banner.objects.bulk_create(rows)
    client.get("/quan-tri/snippets/home/banner/")
    for query in ("", "?shown=now", "?shown=over&purpose=notice"):
        with django_assert_max_num_queries(30):
            assert client.get(f"/quan-tri/snippets/home/banner/{query}").status_code == 200
