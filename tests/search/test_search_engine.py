"""The PostgreSQL engine: complete, exact, in a sensible order, on open sites (R125, R192)."""

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from search.engines import (
    MAX_RESULTS,
    NEWEST,
    PostgresEngine,
    Query,
    TookTooLong,
    indexes,
    postgres,
)
from search.query import parse
from sites.models import PublishedItem
from sites.provisioning import deactivate
from sites.published import Publication, record
from sites.register import open_sites
from sites.tenancy import main_domain
from tests.factories import make_article

DECISION = "Quyết định số 352/QĐ-UBND về quy chế Cổng"
DAY = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)  # already the third in Sơn La
engine = PostgresEngine()


@pytest.fixture
def publish(network):
    """A row of the register, without a page: ``publish(title, body, **fields)``."""
    numbers = iter(range(900_000, 1_000_000))

    def one(title, body="", *, organisation=network.commune, **fields):
        values = {"kind": "news", "language": "vi", "published_at": DAY, "updated_at": DAY}
        number = next(numbers)
        publication = Publication(
            page_id=number,
            domain_id=main_domain(organisation).pk,
            path=f"/tin/{number}/",
            title=title,
            body=body,
            **(values | fields),
        )
        record(organisation, publication)

    return one


def everywhere():
    return tuple(open_sites().values_list("pk", flat=True))


def search(text, **options):
    values = {"domain_ids": everywhere(), "kind": "news", "per_page": 50}
    return engine.search(Query(parse(text), **(values | options)))


def titles(text, **options):
    return [hit.title for hit in search(text, **options).hits]


@pytest.mark.parametrize(
    "text",
    [
        "quyet dinh",
        "Quyết định",
        "QUYẾT ĐỊNH",
        unicodedata.normalize("NFD", "Quyết định"),
        "quyết",
        "352/QĐ-UBND",
        "352/QÐ-UBND",  # Icelandic eth
        "352 qd ubnd",
        "van hoa",
        "văn hòa",
        "văn hoà",
        "uỷ ban",
        "ủy ban",
        '"quyet dinh"',
        '"Quyết định số 352"',
        "“quyết định”",
        '"352/QĐ-UBND"',
        '"van hoa" quyet',
    ],
)
def test_r125_finds_with_and_without_marks_in_any_form(network, text):
    body = unicodedata.normalize("NFD", "Văn hoà của Uỷ ban")
    make_article(network.commune, DECISION, f"<p>{body}</p>")
    assert titles(text) == [DECISION]


@pytest.mark.parametrize(
    "text", ['"dinh quyet"', "quyet dinh khongco", '"quyết đính"', '"đính"', "353", "quye"]
)
def test_r125_does_not_find_what_is_not_there(publish, text):
    publish(DECISION)
    assert titles(text) == []


def test_r125_a_phrase_does_not_run_from_the_title_into_the_body(publish):
    publish("Kết thúc bằng quyết", "định mở đầu")
    assert titles('"quyet dinh"') == []
    assert len(titles("quyet dinh")) == 1


def test_r125_title_hits_come_first(publish):
    publish("Tin khác", "họp hội đồng " * 30, published_at=DAY + timedelta(days=9))
    publish("Họp", "hội đồng")
    publish("Họp hội đồng nhân dân", "Ngắn.", published_at=DAY - timedelta(days=9))
    assert titles("hop hoi dong")[0] == "Họp hội đồng nhân dân"


def test_r125_marks_that_were_typed_rank_higher_in_titles_and_bodies(publish):
    later = DAY + timedelta(days=9)
    publish("Bàn giao")
    publish("Bán giao", "ban giao " * 30, published_at=later)
    publish("Tin một", "bàn giao")
    publish("Tin hai", "bán giao " * 30, published_at=later)
    assert titles("bàn giao") == ["Bàn giao", "Bán giao", "Tin một", "Tin hai"]


def test_r125_of_equals_the_newest_comes_first(publish):
    for day in (2, 1, 3):
        publish(f"Họp ngày {day}", published_at=DAY + timedelta(days=day))
    assert titles("hop") == ["Họp ngày 3", "Họp ngày 2", "Họp ngày 1"]


def test_r125_sorts_by_date_when_asked(publish):
    publish("Họp hội đồng", published_at=DAY)
    publish("Tin khác", "họp hội đồng", published_at=DAY + timedelta(days=1))
    assert titles("hop", sort=NEWEST) == ["Tin khác", "Họp hội đồng"]


def test_r125_of_common_words_what_lasts_is_ranked_before_old_news(publish, monkeypatch):
    monkeypatch.setattr(postgres, "MAX_RANKED", 2)
    publish("Quy ước xóm", kind="page", published_at=DAY - timedelta(days=900))
    for day in range(4):
        publish(f"Tin {day}", "quy ước xóm", published_at=DAY + timedelta(days=day))
    results = search('"quy uoc xom"', kind="")
    assert [hit.title for hit in results.hits] == ["Quy ước xóm", "Tin 3"]
    assert results.kinds == {"news": 4, "page": 1}


def test_r125_counts_each_kind_whichever_is_shown(publish):
    publish("Họp một")
    publish("Họp hai", kind="page")
    publish("Họp ba", kind="page")
    results = search("hop", kind="page")
    assert (results.total, results.kinds) == (2, {"page": 2, "news": 1})
    assert len(results.hits) == 2
    assert search("hop", kind="").total == 3


def test_r125_filters_by_day_of_the_province_and_language(publish):
    publish("Họp")
    day = datetime(2026, 3, 3, tzinfo=UTC).date()
    assert titles("hop", since=day, until=day) == ["Họp"]
    assert titles("hop", until=day - timedelta(days=1)) == []
    assert titles("hop", since=day + timedelta(days=1)) == []
    assert titles("hop", language="en") == []
    assert titles("hop", since=day.min, until=day.max) == ["Họp"]


def test_r125_pages_follow_each_other_and_end(publish):
    for number in range(5):
        publish(f"Họp {number}", published_at=DAY + timedelta(hours=number))
    first, last = (search("hop", per_page=3, page=page) for page in (1, 99))
    assert [len(first.hits), len(last.hits)] == [3, 2]
    assert (first.page, last.page, last.total) == (1, 2, 5)
    assert not {hit.url for hit in first.hits} & {hit.url for hit in last.hits}


def test_r125_readers_cannot_page_without_end():
    assert postgres.last_page(10 * MAX_RESULTS, 10) == MAX_RESULTS // 10
    assert postgres.last_page(0, 10) == 1


def test_r192_only_the_sites_asked_for_are_searched(network, publish):
    publish("Họp phường")
    publish("Họp sở", organisation=network.department)
    here = (main_domain(network.commune).pk,)
    assert titles("hop", domain_ids=here) == ["Họp phường"]
    assert titles("hop", domain_ids=()) == []
    assert sorted(titles("hop")) == ["Họp phường", "Họp sở"]


def test_r192_a_deactivated_organisation_is_never_shown(network, publish):
    publish("Họp phường")
    before = everywhere()
    deactivate(network.commune)
    assert titles("hop") == []
    assert titles("hop", domain_ids=before) == []


def test_r125_suggests_titles_by_the_beginning_of_a_word(network, publish):
    here = (main_domain(network.commune).pk,)

    def suggest(text):
        return [each.title for each in engine.suggest(parse(text), here, 8)]

    publish(DECISION)
    publish("Tin khác", "quyết định")
    publish("Quyết định của sở", organisation=network.department)
    for text in ("quyet din", "Quyết đị", "quyet d 352 qu", '"quyết đi'):
        assert suggest(text) == ([DECISION] if " d " not in text else [])
    assert suggest("q") == suggest("") == suggest("din quye d") == []
    for number in range(20):
        publish(f"Quyết định {number}", published_at=DAY + timedelta(hours=number))
    assert suggest("quyet din") == [f"Quyết định {number}" for number in range(19, 11, -1)]


def test_r125_a_query_that_runs_too_long_is_given_up(publish, monkeypatch):
    publish("Họp")
    monkeypatch.setattr(indexes, "MAX_TIME", "50ms")

    def slow(query):
        connection.cursor().execute("SELECT pg_sleep(5)")

    monkeypatch.setattr(postgres, "_matching", slow)
    with pytest.raises(TookTooLong):
        search("hop")
    assert PublishedItem.objects.exists()  # the connection is well
