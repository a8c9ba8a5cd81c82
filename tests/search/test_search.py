"""Search (R125, R192): complete, exact, accent-insensitive, safe, isolated."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines import PostgresEngine, Query
from search.excerpts import excerpt
from search.query import MAX_WORDS, parse
from sites.models import PublishedItem
from sites.provisioning import deactivate
from tests.factories import make_article


def titles(query, **options):
    asked = Query(parse(query), **({"kind": "news"} | options))
    return [hit.title for hit in PostgresEngine().search(asked, 50).hits]


@pytest.fixture
def decision(network):
    return make_article(
        network.commune, "Quyết định số 352/QĐ-UBND về quy chế Cổng", "<p>Văn hoà</p>"
    )


@pytest.mark.parametrize(
    "query",
    [
        "quyet dinh",
        "Quyết định",
        "QUYẾT ĐỊNH",
        unicodedata.normalize("NFD", "Quyết định"),
        "quyết",
        "352/QĐ-UBND",
        "352 qd ubnd",
        "352/QÐ-UBND",
        "van hoa",
        "văn hòa",
        "văn hoà",
        '"quyet dinh"',
        '"Quyết định số 352"',
        "“quyết định”",
    ],
)
def test_r125_finds_with_and_without_marks_in_any_form(decision, query):
    assert titles(query) == [decision.title]


@pytest.mark.parametrize("query", ['"dinh quyet"', "quyet dinh khongco", '"quyết đính"', "353"])
def test_r125_does_not_find_what_is_not_there(decision, query):
    assert titles(query) == []


def test_title_hits_come_first_then_exact_marks(network):
    make_article(network.commune, "Tin khác", "<p>" + "họp hội đồng " * 30 + "</p>")
    make_article(network.commune, "Họp hội đồng nhân dân", "<p>Ngắn.</p>")
    assert titles("hop hoi dong")[0] == "Họp hội đồng nhân dân"
    make_article(network.commune, "Má của em", "<p>x</p>")
    make_article(network.commune, "Mã của em", "<p>x</p>")
    assert titles("mã của em") == ["Mã của em", "Má của em"]


def test_filters_by_kind_site_and_date(network, decision):
    item = PublishedItem.objects.get(page_id=decision.pk, kind="news")
    day = item.published_at.date()
    assert decision.title not in titles("quyet dinh", kind="page")
    assert titles("quyet dinh", domain_id=item.domain_id) == [decision.title]
    assert titles("quyet dinh", domain_id=item.domain_id + 9999) == []
    assert titles("quyet dinh", until=day.replace(year=2000)) == []
    assert titles("quyet dinh", since=day.replace(year=2000)) == [decision.title]


def test_r192_a_site_never_shows_anothers_item_unless_asked_for_the_network(
    network, browse, decision
):
    department = browse(network.department)
    assert decision.title not in department.get("/tim-kiem/?q=352").content.decode()
    page = department.get("/tim-kiem/?q=352&pham-vi=mang-luoi").content.decode()
    assert decision.title.split("/")[0] in page
    assert "Phường Tô Hiệu" in page
    assert department.get("/tim-kiem/goi-y/?q=quyet").json() == []
    assert len(browse(network.commune).get("/tim-kiem/goi-y/?q=quyet+din").json()) == 1


def test_a_closed_site_is_not_found(network, decision):
    deactivate(network.commune)
    assert titles("quyet dinh") == []


BAD = [
    "",
    " ",
    "a" * 10_000,
    '"',
    '"""',
    "'; DROP TABLE sites_publisheditem; --",
    "%",
    "\\",
    "\x00",
    "abc\x00def",
    "(?:a+)+$",
    "' | ! & <-> :* (",
    "\u0301\u0323",
    "*",
    "<script>alert(1)</script>",
    "🏔️",
]


@pytest.mark.parametrize("query", BAD)
@pytest.mark.parametrize("path", ["/tim-kiem/", "/tim-kiem/goi-y/"])
def test_hostile_queries_are_answered(network, browse, path, query):
    response = browse(network.commune).get(path, {"q": query})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "tu-ngay=31/02/2026",
        "tu-ngay=x",
        "trang=0",
        "trang=x",
        "trang=99999999",
        "pham-vi=x",
        "loai=%00",
    ],
)
def test_wrong_filters_are_said_and_the_rest_works(network, browse, decision, query):
    response = browse(network.commune).get(f"/tim-kiem/?q=352&{query}")
    assert response.status_code == 200


def test_a_search_page_takes_few_statements(
    network, browse, decision, django_assert_max_num_queries
):
    client = browse(network.commune)
    client.get("/tim-kiem/?q=quyet")
    with django_assert_max_num_queries(8):
        client.get("/tim-kiem/?q=quyet")


def test_search_pages_are_never_cached(network, browse):
    assert "no-store" in browse(network.commune).get("/tim-kiem/?q=a")["Cache-Control"]


@given(text=st.text(max_size=400))
def test_any_text_gives_bounded_terms_of_letters_and_digits(text):
    terms = parse(text)
    words = [word for part in (terms.words, *terms.phrases) for word in part]
    assert len(terms.words) <= MAX_WORDS
    assert not any(character in "'\\:&|!()<>*\x00 " for word in words for character in word)


@given(text=st.text(max_size=600), query=st.text(min_size=1, max_size=30))
def test_excerpts_escape_everything_but_their_marks(text, query):
    html = excerpt(text, parse(query).folded)
    assert "<" not in html.replace("<mark>", "").replace("</mark>", "")


def test_excerpt_marks_the_words_where_they_stand():
    html = excerpt("Mở đầu. " * 40 + "Quyết định có hiệu lực.", {"quyet", "dinh"})
    assert "<mark>Quyết</mark> <mark>định</mark>" in html
    assert html.startswith("… ")
