"""The five kinds of content, counted apart by month, quarter and year (Art. 14.1; R92)."""

from datetime import datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from editorial.roles import COLLABORATOR, TECHNICIAN, WRITER
from news.counts.counting import KINDS, year_lines
from news.genres import GENRES, ContentKind
from news.models import ArticlePage
from sites.models import PublishedItem
from sites.tenancy import entered
from tests.editorial.people import signed_in
from tests.factories import make_article

pytestmark = pytest.mark.django_db
REPORT = "/quan-tri/so-luong-tin-bai/"


def published(organisation, genre, moment, **fields):
    page = make_article(organisation, f"Bài {genre} {moment}", **fields)
    with entered(organisation):
        at = timezone.make_aware(datetime.fromisoformat(moment))
        ArticlePage.objects.filter(pk=page.pk).update(genre=genre, first_published_at=at)
    return page


def counts(organisation, label, year=2024):
    with entered(organisation):
        line = next(each for each in year_lines(year) if each.label == label)
    return dict(zip([kind.value for kind in KINDS], line.numbers, strict=True))


@pytest.fixture
def articles(network):
    for genre, moment in (
        ("tin", "2024-01-31T23:30"),
        ("tin", "2024-02-01T00:10"),
        ("phong-van", "2024-02-05T10:00"),
        ("phong-su-anh", "2024-04-05T10:00"),
        ("clip", "2024-12-31T23:59"),
        ("tai-lieu", "2024-12-01T10:00"),
        ("tin", "2025-01-01T00:00"),
        ("", "2024-02-07T10:00"),
    ):
        published(network.commune, genre, moment)
    published(network.commune, "tin", "2024-02-02T10:00", publish=False)


def test_r92_five_kinds_are_counted_apart(network, articles):
    empty = dict.fromkeys([kind.value for kind in KINDS], 0)
    assert counts(network.commune, "Tháng 1") == {**empty, "tin": 1}
    assert counts(network.commune, "Tháng 2") == {**empty, "tin": 2, "bai": 1}
    assert counts(network.commune, "Quý I") == {**empty, "tin": 3, "bai": 1}
    assert counts(network.commune, "Quý II") == {**empty, "hinh-anh": 1}
    whole = {"tin": 3, "bai": 1, "hinh-anh": 1, "video": 1, "van-ban": 1}
    assert counts(network.commune, "Năm 2024") == whole


def test_r92_documents_of_categories_count_too(network):
    page = make_article(network.commune)
    item = PublishedItem.objects.get(organisation=network.commune, page_id=page.pk)
    at = timezone.make_aware(datetime(2024, 5, 2))
    PublishedItem.objects.filter(pk=item.pk).update(kind="info", category="plans", published_at=at)
    assert counts(network.commune, "Tháng 5")["van-ban"] == 1
    assert counts(network.department, "Tháng 5")["van-ban"] == 0


def test_r92_every_genre_counts_as_one_of_the_five():
    assert {genre.kind for genre in GENRES} == set(ContentKind)


def test_r92_report_and_spreadsheet(network, browse, articles):
    client = signed_in(network.commune, browse, WRITER)
    page = client.get(f"{REPORT}?nam=2024").content.decode()
    for text in ("Quý IV", "Năm 2024", ">Hình ảnh<", ">Văn bản<"):
        assert text in page
    assert REPORT in client.get("/quan-tri/").content.decode()
    sheet = load_workbook(BytesIO(client.get(f"{REPORT}?nam=2024&xuat=xlsx").content)).active
    lines = {row[0].value: [cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=2)}
    assert len(lines) == 12 + 4 + 1
    assert lines["Năm 2024"] == [3, 1, 1, 1, 1, 7]


@pytest.mark.parametrize("query", ["nam=x", "nam=0000", "nam=99999", "nam=²²²²", "nam=9999"])
def test_report_bears_bad_queries(network, browse, query):
    assert signed_in(network.commune, browse, WRITER).get(f"{REPORT}?{query}").status_code == 200


@pytest.mark.parametrize("role", [COLLABORATOR])
def test_report_is_for_the_board(network, browse, role):
    assert signed_in(network.commune, browse, role).get(REPORT).status_code in (302, 403)
    technician = signed_in(network.commune, browse, TECHNICIAN, "ky-thuat@example.org")
    assert technician.get(REPORT).status_code == 200


def test_isolation_counts_are_of_ones_own_organisation(network, browse, articles):
    assert sum(counts(network.department, "Năm 2024").values()) == 0
    client = signed_in(network.department, browse, WRITER)
    sheet = load_workbook(BytesIO(client.get(f"{REPORT}?nam=2024&xuat=xlsx").content)).active
    assert [cell.value for cell in sheet[18]][1:] == [0] * 6


def test_asks_as_much_for_many_articles_as_for_none(network, articles):
    with entered(network.commune), CaptureQueriesContext(connection) as queries:
        year_lines(2024)
    assert len(queries) <= 3
