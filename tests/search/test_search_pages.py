"""The search page: usable by everybody, never broken by what is typed (R125, R192)."""

import re
import xml.etree.ElementTree as ET
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from home.pages import BasePage
from search import views
from search.engines import TookTooLong
from search.forms import KINDS
from sites.models import PublishedItem
from sites.provisioning import deactivate
from tests.factories import make_article

DECISION = "Quyết định số 352/QĐ-UBND về quy chế Cổng"


@pytest.fixture
def decision(network):
    return make_article(network.commune, DECISION, "<p>Quy chế <b>quản lý</b> & vận hành 352.</p>")


@pytest.fixture
def ask(network, browse):
    """The text of a search page of the commune, with the tags left out."""

    def page(query, organisation=None):
        response = browse(organisation or network.commune).get(f"/tim-kiem/?{query}")
        assert response.status_code == 200
        return text_of(response)

    return page


def text_of(response):
    content = re.search("<main.*</main>", response.content.decode(), re.DOTALL)[0]
    return " ".join(unescape(re.sub("<[^>]*>", "", content)).split())


BAD = [
    "",
    " ",
    "a" * 10_000,
    '"',
    '"""',
    "'; DROP TABLE sites_publisheditem; --",
    "%",
    "\\",
    "\\'",
    "\x00",
    "abc\x00def",
    "(?:a+)+$",
    "' | ! & <-> :* (",
    "\u0301\u0323",
    "*",
    "<script>alert(1)</script>",
    "🏔️",
    "ﬁ ² ª ⅷ",
    "x" * 3000,
]


@pytest.mark.parametrize("text", BAD)
@pytest.mark.parametrize("path", ["/tim-kiem/", "/tim-kiem/goi-y/"])
def test_r125_hostile_text_is_answered(network, browse, path, text):
    response = browse(network.commune).get(path, {"q": text})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@settings(
    max_examples=40,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=200), other=st.text(max_size=20))
def test_r125_any_text_in_any_field_is_answered(network, browse, text, other):
    fields = dict.fromkeys(["pham-vi", "loai", "tu-ngay", "den-ngay", "sap-xep", "trang"], other)
    client = browse(network.commune)
    for path in ("/tim-kiem/", "/tim-kiem/goi-y/"):
        assert client.get(path, fields | {"q": text}).status_code == 200


def test_r125_words_beside_a_forbidden_character_are_found(ask, decision):
    assert DECISION in ask("q=quyet%00+dinh%01")


@pytest.mark.parametrize("text", ["", "%22%22", "%25"])
def test_r125_without_words_it_says_what_to_type(network, browse, text):
    content = browse(network.commune).get(f"/tim-kiem/?q={text}").content.decode()
    assert '<p id="result-count" class="empty">' in content
    assert '<ol class="results"' not in content


@pytest.mark.parametrize(
    "query",
    [
        "tu-ngay=31/02/2026",
        "tu-ngay=x",
        "den-ngay=2026-13-01",
        "tu-ngay=02/01/2026&den-ngay=01/01/2026",
    ],
)
def test_r125_a_wrong_day_is_said_and_the_rest_works(network, browse, decision, query):
    response = browse(network.commune).get(f"/tim-kiem/?q=352&{query}")
    content = response.content.decode()
    assert content.count('class="field__error"') == 1
    assert 'aria-invalid="true"' in content
    name = re.search(r'aria-describedby="[^"]*?(\S+_error)"', content)[1]
    assert f'id="{name}"' in content
    if "den-ngay=01/01/2026" not in query:
        assert DECISION in text_of(response)


@pytest.mark.parametrize(
    "query", ["trang=0", "trang=x", "trang=99999999", "trang=2", "pham-vi=x", "loai=%00"]
)
def test_r125_wrong_choices_and_pages_do_not_hide_results(ask, decision, query):
    assert DECISION in ask(f"q=352&{query}")


def test_r125_results_say_when_where_and_why(network, browse, decision):
    content = browse(network.commune).get("/tim-kiem/?q=quan+ly+352").content.decode()
    assert "Quy chế <mark>quản</mark> <mark>lý</mark> &amp; vận hành <mark>352</mark>" in content
    assert re.search(r"<time datetime=\"[^\"]+\">\d\d/\d\d/\d{4}</time>", content)
    assert '<form class="search-form" method="get" role="search"' in content
    assert '<ol class="results" start="1">' in content


def test_r192_a_site_shows_anothers_item_only_when_asked_for_the_network(network, ask, decision):
    assert DECISION not in ask("q=352", network.department)
    page = ask("q=352&pham-vi=mang-luoi", network.department)
    assert DECISION in page
    assert "Phường Tô Hiệu" in page
    deactivate(network.commune)
    assert DECISION not in ask("q=352&pham-vi=mang-luoi", network.department)


def test_r192_the_network_is_searched_in_the_language_of_the_site(network, ask, decision):
    PublishedItem.objects.filter(title=DECISION).update(language="en")
    assert DECISION not in ask("q=352&pham-vi=mang-luoi", network.department)
    assert DECISION in ask("q=352")


def test_r125_suggestions_are_of_this_site(network, browse, decision):
    assert browse(network.department).get("/tim-kiem/goi-y/?q=quyet+din").json() == []
    (found,) = browse(network.commune).get("/tim-kiem/goi-y/?q=quyet+din").json()
    assert found["title"] == DECISION
    assert found["url"].startswith("http://")
    assert browse(network.commune).get(found["url"]).status_code == 200


def test_r125_kinds_are_links_that_keep_the_rest(network, browse, decision):
    make_article(network.commune, "Tin 352")
    PublishedItem.objects.filter(title="Tin 352").update(kind="page")
    content = browse(network.commune).get("/tim-kiem/?q=352&sap-xep=moi-nhat&trang=2").content
    links = re.findall(r'href="(\?[^"]*loai=page)"', unescape(content.decode()))
    assert links == ["?q=352&sap-xep=moi-nhat&loai=page"]


def kinds_of_pages(page_type=BasePage):
    return {page_type.published_kind}.union(*map(kinds_of_pages, page_type.__subclasses__()))


def test_r125_every_kind_of_item_has_a_name_in_the_filter():
    assert kinds_of_pages() - {""} <= set(KINDS)


def test_r125_a_search_that_takes_too_long_says_so(network, browse, monkeypatch):
    class Slow:
        def search(self, query):
            raise TookTooLong

        def suggest(self, terms, domain_ids, limit):
            raise TookTooLong

    monkeypatch.setattr(views, "engine", Slow())
    client = browse(network.commune)
    assert client.get("/tim-kiem/?q=a").status_code == 503
    assert client.get("/tim-kiem/goi-y/?q=ab").json() == []


def test_searching_takes_few_statements(network, browse, decision, django_assert_max_num_queries):
    client = browse(network.commune)
    selects = {}
    for scope in ("trang-nay", "mang-luoi"):
        client.get("/tim-kiem/?q=quyet")
        with django_assert_max_num_queries(8) as statements:
            client.get(f"/tim-kiem/?q=quyet&pham-vi={scope}")
        selects[scope] = [s["sql"] for s in statements if 'FROM "' in s["sql"]]
    # How many, which, and their rows; over the network, which sites are open as well.
    assert len(selects["trang-nay"]) == 3
    assert len(selects["mang-luoi"]) == 4


@pytest.mark.parametrize("path", ["?q=a", "goi-y/?q=ab", "opensearch.xml"])
def test_search_is_never_cached(network, browse, path):
    response = browse(network.commune).get(f"/tim-kiem/{path}")
    assert response["Cache-Control"] == "private, no-store"
    assert browse(network.commune).post(f"/tim-kiem/{path}").status_code == 405


def test_opensearch_describes_this_site(network, browse):
    response = browse(network.commune).get("/tim-kiem/opensearch.xml")
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    root = ET.fromstring(response.content)  # noqa: S314 - our own answer
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert len(root.find("o:ShortName", space).text) <= 16
    host = "http://tohieu.thanhpho.sonla.localhost"
    assert root.find("o:Url", space).get("template") == f"{host}/tim-kiem/?q={{searchTerms}}"
