"""Statistics from a spreadsheet (R120): read in the page's form, drawn and shown as a table."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from home.models import CategoryListPage, StatisticsPage
from sites.tenancy import entered
from tests.factories import approve
from tests.home.test_category_pages import editor, form, path_of

pytestmark = pytest.mark.django_db
TABLE = "Tổ dân phố;Số hộ\nTổ 1;1.204\nTổ 2 Chiềng Lề;987\n"
FIELDS = {"title": "Số hộ (minh họa)", "slug": "so-ho", "indicators": "Dân số", "period": "Năm"}


def sheet(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.fixture
def send(network, browse):
    client = editor(network, browse)
    with entered(network.commune):
        into = CategoryListPage.objects.get(category="statistics").pk

    def post(name, data, /, **more):
        fields = {**FIELDS, "year": "2025", "source": "Ban Biên tập (minh họa)", "data": ""} | more
        file = SimpleUploadedFile(name, data)
        url = f"/quan-tri/pages/add/home/statisticspage/{into}/"
        return client.post(url, {**form(**fields), "file": file})

    return post


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_r120_a_text_file_becomes_a_table_and_a_drawing(network, browse, send, encoding):
    assert send("so-ho.csv", TABLE.encode(encoding)).status_code == 302
    approve(network.commune)
    page = browse(network.commune).get(f"{path_of(network.commune, 'statistics')}so-ho/")
    text = page.content.decode()
    assert "<svg" in text and '<th scope="row">Tổ 2 Chiềng Lề</th>' in text and "1.204" in text


def test_r120_of_a_spreadsheet_only_values_count(network, send):
    rows = (["Tổ", "Số hộ"], ["Tổ 1", 12], ["Tổ 2", "=1+1"], ["Tổ\n3", 4.5])
    assert send("so-ho.xlsx", sheet(*rows)).status_code == 302
    with entered(network.commune):
        table = StatisticsPage.objects.get().table
    assert table.rows == [["Tổ 1", "12"], ["Tổ 2", ""], ["Tổ 3", "4,5"]]


def test_the_file_takes_the_place_of_the_table_that_was_there(network, send):
    assert send("so-ho.csv", TABLE.encode(), data="Cũ\t1\nX\t2").status_code == 302
    with entered(network.commune):
        assert StatisticsPage.objects.get().table.header == ["Tổ dân phố", "Số hộ"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("anh.png", b"\x89PNG\r\n\x1a\n\x00"),
        ("so-ho.xlsx", b"PK\x03\x04broken"),
        ("so-ho.csv", b"\x00\x01\x02\x03"),
        ("so-ho.csv", b"mot dong\n"),
        ("so-ho.csv", b"a,b\n" + b"1,2\n" * 600),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_else_is_lost(network, send, name, data):
    response = send(name, data)
    assert response.status_code == 200
    text = response.content.decode()
    assert "Số hộ (minh họa)" in text and "error-message" in text
    with entered(network.commune):
        assert not StatisticsPage.objects.exists()


def test_nothing_of_it_reaches_another_organisation(network, send):
    send("so-ho.csv", TABLE.encode())
    with entered(network.district):
        assert not StatisticsPage.objects.exists()
