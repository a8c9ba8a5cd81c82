"""What is published is looked at again: said to be right, reminded of by mail (R123, R134)."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils import timezone

from editorial.roles import APPROVER, BOARD_HEAD, WRITER
from home.completeness import reminders
from home.models import CheckedLink, DisclosureEntry, DisclosurePage
from sites.completeness import State, site_state
from sites.models import CategoryReview, PublishedItem
from sites.tenancy import current_organisation, entered, main_domain
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
TABLE = "/quan-tri/muc-do-day-du/"


def aged(organisation, days):
    """News of the organisation that changed so many days ago last."""
    make_article(organisation, "Tin cũ")
    when = timezone.now() - timedelta(days=days)
    PublishedItem.objects.filter(organisation=organisation, category="news").update(updated_at=when)
    return main_domain(organisation)


def signed_in(organisation, browse, role=APPROVER):
    client = browse(organisation)
    with entered(organisation):
        client.force_login(make_user(organisation, role))
    return client


def news_of(domain):
    return site_state(domain).of("news")


def test_r134_what_is_still_right_is_fresh_again_without_a_change(network, browse):
    domain = aged(network.commune, 40)
    assert news_of(domain).state == State.STALE
    client = signed_in(network.commune, browse)
    address = f"{TABLE}{domain.pk}/news/van-dung/"
    assert address in client.get(TABLE).content.decode()
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 302
    state = news_of(domain)
    assert state.state == State.PRESENT
    assert state.review.reviewed_by == "An"


def test_r134_a_board_has_a_review_period_of_its_own(network, browse):
    domain = aged(network.commune, 40)
    client = signed_in(network.commune, browse)
    address = f"{TABLE}{domain.pk}/news/ky-xem-lai/"
    assert "1 tháng" in client.get(address).content.decode()
    assert client.post(address, {"months": "3"}).status_code == 302
    assert news_of(domain).state == State.PRESENT
    assert "3 tháng" in client.get(TABLE).content.decode()
    client.post(address, {"months": ""})
    assert news_of(domain).state == State.STALE


@pytest.mark.parametrize("months", ["0", "61", "-1", "x", "9" * 30])
def test_a_period_that_cannot_be_is_refused(network, browse, months):
    domain = aged(network.commune, 40)
    client = signed_in(network.commune, browse)
    response = client.post(f"{TABLE}{domain.pk}/news/ky-xem-lai/", {"months": months})
    assert response.status_code == 422
    assert not CategoryReview.objects.exists()


def test_only_those_who_publish_say_that_it_is_right(network, browse):
    domain = aged(network.commune, 40)
    client = signed_in(network.commune, browse, WRITER)
    assert "van-dung" not in client.get(TABLE).content.decode()
    for step in ("van-dung", "ky-xem-lai"):
        client.post(f"{TABLE}{domain.pk}/news/{step}/", {"months": "3"})
    assert not CategoryReview.objects.exists()


def test_nobody_speaks_for_another_organisations_site(network, browse):
    domain = aged(network.commune, 40)
    client = signed_in(network.department, browse)
    for step in ("van-dung", "ky-xem-lai"):
        response = client.post(f"{TABLE}{domain.pk}/news/{step}/", {"months": "3"})
        assert response.status_code == 404
    assert not CategoryReview.objects.exists()


def test_what_is_missing_cannot_be_said_to_be_right(network, browse):
    domain = main_domain(network.commune)
    client = signed_in(network.commune, browse)
    assert client.post(f"{TABLE}{domain.pk}/leaders/van-dung/").status_code == 404
    assert client.post(f"{TABLE}{domain.pk}/khong-co/van-dung/").status_code == 404


# Mails -----------------------------------------------------------------------------------------


def run(organisation):
    with entered(organisation):
        reminders.remind.func()


def test_r134_those_who_answer_for_the_site_get_one_mail(network):
    aged(network.commune, 25)
    make_user(network.commune, APPROVER, "duyet@example.org")
    make_user(network.commune, BOARD_HEAD, "truong-ban@example.org")
    make_user(network.commune, WRITER, "viet@example.org")
    make_user(network.department, APPROVER, "khac@example.org")
    run(network.commune)
    [letter] = mail.outbox
    assert letter.to == ["duyet@example.org", "truong-ban@example.org"]
    assert letter.subject == "Thông tin cần xem lại"
    assert "Tin tức - Sự kiện" in letter.body
    assert "http://tohieu.thanhpho.sonla.localhost/quan-tri/muc-do-day-du/" in letter.body
    assert re.search(r"\d\d/\d\d/\d{4}", letter.body)
    run(network.commune)
    assert len(mail.outbox) == 1, "one mail for one day due"


def test_what_is_due_later_needs_no_mail(network):
    aged(network.commune, 2)
    make_user(network.commune, APPROVER)
    run(network.commune)
    assert mail.outbox == []


def test_a_mail_that_failed_is_tried_again(network, monkeypatch):
    aged(network.commune, 25)
    make_user(network.commune, APPROVER)

    def down(*args, **kwargs):
        raise OSError("the mail server is down")

    monkeypatch.setattr(reminders, "send_mail", down)
    with pytest.raises(OSError, match="down"):
        run(network.commune)
    monkeypatch.undo()
    run(network.commune)
    assert len(mail.outbox) == 1


def test_the_daily_job_asks_only_organisations_with_something_due(
    network, monkeypatch, django_assert_max_num_queries
):
    aged(network.commune, 25)
    make_article(network.department, "Tin mới")
    asked = []
    task = SimpleNamespace(enqueue=lambda: asked.append(current_organisation()))
    monkeypatch.setattr(reminders, "remind", task)
    with django_assert_max_num_queries(5):
        reminders.remind_everywhere()
    assert network.commune in asked and network.department not in asked


# The disclosure list ----------------------------------------------------------------------------


def test_r123_lines_that_promise_what_is_not_there_are_named(network, browse):
    with entered(network.commune):
        page = DisclosurePage.objects.get()
        page.entries.add(DisclosureEntry(name="Bảng giá", address="https://mat.gov.vn/"))
        page.save_revision().publish()
        CheckedLink.objects.create(
            url="https://mat.gov.vn/", state="gone", broken_since=timezone.now()
        )
    table = signed_in(network.commune, browse).get(TABLE).content.decode()
    assert "Bảng giá</a> (https://mat.gov.vn/): không có trang này" in table
    assert "Lãnh đạo</a>" in table
    other = signed_in(network.department, browse).get(TABLE).content.decode()
    assert "mat.gov.vn" not in other


def test_r123_the_list_is_printed_as_the_paper_form(network, browse, django_assert_max_num_queries):
    with entered(network.commune):
        path = DisclosurePage.objects.get().get_url()
    client = browse(network.commune)
    assert f'href="{path}ban-in/"' in client.get(path).content.decode()
    with django_assert_max_num_queries(13):
        paper = client.get(f"{path}ban-in/").content.decode()
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHƯỜNG TÔ HIỆU",
        "THỦ TRƯỞNG CƠ QUAN",
        "Thời hạn",
        "/tim-kiem/",
    ):
        assert words in paper
    assert f"{timezone.localdate():%d/%m/%Y}" in paper
