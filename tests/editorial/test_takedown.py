"""Taken down at once, with a reason; the address says so (R31, R50)."""

import pytest
from wagtail.models import Page

from editorial.models import ReviewRecord, Takedown
from editorial.models.review_record import ReviewAct
from editorial.roles import APPROVER, WRITER
from sites.models import PublishedItem
from sites.tenancy import entered
from tests.editorial.board import REASON, member
from tests.factories import make_article

pytestmark = pytest.mark.django_db
FORM = {"reason": REASON, "notice": "gone", "code": "10.1.c"}


@pytest.fixture
def article(network):
    return make_article(network.commune, "Bài phải gỡ")


def client_of(organisation, browse, role=APPROVER):
    client = browse(organisation)
    user = member(organisation, role, "thanh-vien")
    with entered(organisation):
        client.force_login(user)
    return client


def path_of(organisation, page):
    with entered(organisation):
        return page.get_url()


def test_r50_a_page_is_gone_at_the_next_request(network, browse, article):
    path = path_of(network.commune, article)
    citizen = browse(network.commune)
    assert citizen.get(path).status_code == 200
    client = client_of(network.commune, browse)
    assert "Gỡ khẩn cấp" in client.get(f"/quan-tri/go-bai/{article.pk}/").content.decode()
    assert client.post(f"/quan-tri/go-bai/{article.pk}/", FORM).status_code == 302
    gone = citizen.get(path)
    assert gone.status_code == 410
    text = gone.content.decode()
    assert "Trang này đã được gỡ" in text
    assert REASON not in text and "Bài phải gỡ" not in text
    assert not PublishedItem.objects.filter(page_id=article.pk, kind="news").exists()
    with entered(network.commune):
        takedown = Takedown.objects.get()
        assert (takedown.by_name, takedown.code) == ("Thanh-Vien An", "10.1.c")
        assert ReviewRecord.objects.get().act == ReviewAct.TAKEN_DOWN


def test_readers_are_told_why_where_the_board_says_so(network, browse, article):
    client = client_of(network.commune, browse)
    told = {**FORM, "notice": "reason", "public_reason": "Bài có thông tin chưa chính xác."}
    client.post(f"/quan-tri/go-bai/{article.pk}/", told)
    page = browse(network.commune).get(path_of(network.commune, article)).content.decode()
    assert "Bài có thông tin chưa chính xác." in page


@pytest.mark.parametrize(
    "wrong",
    [{"reason": ""}, {"reason": "ngắn"}, {"notice": "x"}, {"notice": "reason"}, {"code": "11"}],
)
def test_bad_input_takes_nothing_down(network, browse, article, wrong):
    client = client_of(network.commune, browse)
    assert client.post(f"/quan-tri/go-bai/{article.pk}/", FORM | wrong).status_code == 422
    with entered(network.commune):
        assert Page.objects.get(pk=article.pk).live


def test_a_writer_takes_nothing_down(network, browse, article):
    client = client_of(network.commune, browse, WRITER)
    client.post(f"/quan-tri/go-bai/{article.pk}/", FORM)
    with entered(network.commune):
        assert Page.objects.get(pk=article.pk).live
    edit = client.get(f"/quan-tri/pages/{article.pk}/edit/").content.decode()
    assert "go-bai" not in edit


def test_published_again_it_answers_again(network, browse, article):
    client = client_of(network.commune, browse)
    client.post(f"/quan-tri/go-bai/{article.pk}/", FORM)
    with entered(network.commune):
        page = Page.objects.get(pk=article.pk).specific
        page.save_revision().publish()
        assert Takedown.objects.get().ended_at
    assert browse(network.commune).get(path_of(network.commune, article)).status_code == 200


def test_the_same_address_of_another_organisation_is_as_before(network, browse, article):
    client = client_of(network.commune, browse)
    client.post(f"/quan-tri/go-bai/{article.pk}/", FORM)
    path = path_of(network.commune, article)
    assert browse(network.department).get(path).status_code == 404
    assert browse(network.commune).get("/khong-co-gi/").status_code == 404
