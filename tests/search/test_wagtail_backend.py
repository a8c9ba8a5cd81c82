"""Editors find pages as citizens do: with or without marks (R125)."""

import unicodedata

import modelsearch
import pytest
from wagtail.models import Page
from wagtail.search import index
from wagtail.search.backends import get_search_backend
from wagtail.search.query import MATCH_ALL, Phrase, PlainText

from editorial.roles import APPROVER
from search.wagtail_backend import WRITTEN_FOR, SearchBackend
from sites.tenancy import entered
from tests.factories import make_article, make_user

CHART = "Sơ đồ tổ chức theo 97531/QĐ-HĐND"


@pytest.fixture
def indexed(network):
    """An article of the commune, in its index as the worker puts it there."""
    page = make_article(network.commune, CHART, "<p>Phòng một cửa</p>")
    with entered(network.commune):
        index.insert_or_update_object(page)
        yield page


def test_the_backend_is_written_for_the_installed_version():
    """When this fails: compare modelsearch's PostgreSQL backend with ours, then move on."""
    assert modelsearch.__version__ == WRITTEN_FOR
    assert isinstance(get_search_backend(), SearchBackend)


TYPED = [
    "so do",
    "Sơ đồ",
    "SƠ ĐỒ",
    unicodedata.normalize("NFD", "Sơ đồ"),
    "97531/QĐ-HĐND",
    "97531",
    "97531/QD-hđnd",
    "to chuc 97531 so do",
]


@pytest.mark.parametrize("text", TYPED)
def test_r125_editors_find_with_and_without_marks(indexed, text):
    assert list(Page.objects.search(text)) == [indexed.page_ptr]
    assert list(Page.objects.autocomplete(text)) == [indexed.page_ptr]
    assert list(type(indexed).objects.search(text, fields=["title"])) == [indexed]


def test_r125_autocomplete_finds_words_that_are_only_begun(indexed):
    assert list(Page.objects.autocomplete("sơ đồ tổ ch")) == [indexed.page_ptr]
    assert list(Page.objects.search("to ch")) == []
    assert list(Page.objects.search("một cửa")) == [indexed.page_ptr]


@pytest.mark.parametrize(
    "query",
    [
        Phrase("sơ đồ"),
        Phrase("so do"),
        PlainText("97531 khongco", operator="or"),
        ~PlainText("khongco") & PlainText("97531"),
        PlainText("97531") & PlainText("---"),
    ],
)
def test_r125_composed_queries_find(indexed, query):
    assert list(Page.objects.search(query)) == [indexed.page_ptr]


@pytest.mark.parametrize(
    "query", ["", "-", "'", "\\", "%", "\x00", "🏔️", "so khongco", Phrase("đồ sơ"), Phrase("sờ đồ"),
              PlainText("97531") & ~PlainText("so do")]
)  # fmt: skip
def test_r125_what_is_not_there_is_not_found(indexed, query):
    assert list(Page.objects.search(query)) == []
    if isinstance(query, str):
        assert list(Page.objects.autocomplete(query)) == []


def test_everything_can_still_be_asked_for(indexed):
    assert Page.objects.search(MATCH_ALL).count() == Page.objects.count()


def test_an_entry_follows_its_page(indexed):
    indexed.title = "Lịch tiếp công dân"
    indexed.save_revision().publish()
    index.insert_or_update_object(indexed)
    assert list(Page.objects.search("so do")) == []
    assert list(Page.objects.search("lich tiep")) == [indexed.page_ptr]
    index.remove_object(indexed)
    assert list(Page.objects.search("lich tiep")) == []


def test_r192_an_index_is_its_organisations_own(network, indexed):
    with entered(network.department):
        assert list(Page.objects.search("97531")) == []


def test_what_a_new_site_starts_with_can_be_found(network):
    with entered(network.commune):
        assert "Liên hệ" in [page.title for page in Page.objects.autocomplete("lien h")]


def test_r125_the_admins_page_search_finds_without_marks(network, browse, indexed):
    client = browse(network.commune)
    client.force_login(make_user(network.commune, APPROVER))
    for text in TYPED:
        response = client.get("/quan-tri/pages/search/", {"q": text})
        assert response.status_code == 200
        assert CHART in response.content.decode()
