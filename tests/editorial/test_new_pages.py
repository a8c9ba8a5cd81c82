"""A new page that saved itself while its writer pressed the button is there once."""

import pytest
from wagtail.models import Page

from editorial.roles import WRITER
from home.page_views import NewPageView
from news.models import NewsSectionPage
from sites.tenancy import entered
from tests.editorial.board import member
from tests.factories import make_article
from tests.home.translating import article_form

pytestmark = pytest.mark.django_db
TITLE = "Hội nghị tổng kết (minh họa)"
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def writing(network, browse):
    user = member(network.commune, WRITER, "viet")
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(user)
        section = NewsSectionPage.objects.filter(depth=4).order_by("path")[0]
    data = article_form(TITLE, "<p>Nội dung.</p>", act="action-save", summary="Tóm tắt")
    return client, f"/quan-tri/pages/add/news/articlepage/{section.pk}/", data, user


def pages(organisation):
    with entered(organisation):
        return list(Page.objects.filter(title=TITLE))


@pytest.fixture
def both_at_once(monkeypatch):
    """Whether the address is free was asked before the other request had written its page."""
    asked = Page._slug_is_available
    is_early = [True]
    monkeypatch.setattr(
        Page,
        "_slug_is_available",
        staticmethod(lambda *args, **options: is_early[0] or asked(*args, **options)),
    )
    valid = NewPageView.form_valid

    def later(view, form):
        is_early[0] = False
        return valid(view, form)

    monkeypatch.setattr(NewPageView, "form_valid", later)


def test_the_button_wins_over_what_saved_itself(network, writing, request):
    client, address, data, user = writing
    assert client.post(address, data).status_code == 302
    (draft,) = pages(network.commune)
    request.getfixturevalue("both_at_once")
    answer = client.post(address, {**data, "slug": draft.slug, "action-submit": "1"})
    assert answer.status_code == 302
    (page,) = pages(network.commune)
    assert page.pk != draft.pk and page.slug == draft.slug
    with entered(network.commune):
        assert page.workflow_in_progress and page.owner == user


def test_the_button_wins_also_over_what_was_saved_before_it_was_pressed(network, writing):
    """The browser had sent the form before it heard of the page's own address."""
    client, address, data, user = writing
    assert client.post(address, data).status_code == 302
    (draft,) = pages(network.commune)
    answer = client.post(address, {**data, "slug": draft.slug, "action-submit": "1"})
    assert answer.status_code == 302
    (page,) = pages(network.commune)
    assert page.pk != draft.pk and page.slug == draft.slug
    with entered(network.commune):
        assert page.workflow_in_progress and page.owner == user


def test_another_fault_beside_the_address_keeps_what_saved_itself(network, writing):
    client, address, data, _user = writing
    assert client.post(address, data).status_code == 302
    (draft,) = pages(network.commune)
    faulty = {**data, "slug": draft.slug, "source": "", "action-submit": "1"}
    answer = client.post(address, faulty)
    assert answer.status_code == 200
    assert [page.pk for page in pages(network.commune)] == [draft.pk]


def test_a_colleagues_page_written_before_is_kept(network, writing):
    client, address, data, _user = writing
    other = make_article(network.commune, TITLE, publish=False)
    answer = client.post(address, {**data, "slug": other.slug, "action-submit": "1"})
    assert answer.status_code == 200
    assert [page.pk for page in pages(network.commune)] == [other.pk]


def test_what_saves_itself_never_wins_over_the_button(network, writing, request):
    client, address, data, _user = writing
    assert client.post(address, {**data, "action-submit": "1"}).status_code == 302
    (sent,) = pages(network.commune)
    request.getfixturevalue("both_at_once")
    answer = client.post(address, {**data, "slug": sent.slug}, **JSON)
    assert answer.status_code == 400 and not answer.json()["success"]
    assert pages(network.commune) == [sent]


def test_a_colleagues_page_at_the_address_is_kept(network, writing, request):
    client, address, data, _user = writing
    other = make_article(network.commune, TITLE, publish=False)
    request.getfixturevalue("both_at_once")
    answer = client.post(address, {**data, "slug": other.slug, "action-submit": "1"})
    assert answer.status_code == 200 and "đã được dùng" in answer.content.decode()
    assert [page.pk for page in pages(network.commune)] == [other.pk]
