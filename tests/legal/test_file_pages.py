"""A file on its own page and its download: for telephones, under a stable name (issue 5.5)."""

import hashlib

import pytest
from django.core.cache import caches
from wagtail.models import PageViewRestriction

from legal.models import LegalFile
from sites.tenancy import entered
from sonla.page_cache import store
from tests.factories import image_bytes
from tests.legal.documents import PATH, make_legal
from tests.legal.kept_files import LINES, read, sheet, stored, word
from tests.legal.pdf_files import pdf_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(network, browse):
    """``kept(name, bytes)``: a published document with that file, read; what its pages answer."""

    def make(name, content, *, reading=True, **fields):
        document = stored(network.commune, name, content)
        page = make_legal(network.commune, file=document, **fields)
        if reading:
            read(network.commune, document)
        with entered(network.commune):
            row = LegalFile.objects.get(page=page)
        return page, row, f"{PATH}{page.slug}/tep/{row.pk}/"

    return make


def shown(browse, network, url):
    response = browse(network.commune).get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_r103_a_pdf_is_read_page_by_page(network, browse, kept):
    content = pdf_file([LINES, ["Điều 2. <b>Hiệu lực</b> & thi hành từ ngày ký ban hành này"]])
    page, _row, url = kept("x.pdf", content)
    html = shown(browse, network, url)
    assert ">Trang 1</h2>" in html and ">Trang 2</h2>" in html
    assert "&lt;b&gt;Hiệu lực&lt;/b&gt; &amp; thi hành" in html
    assert hashlib.sha256(content).hexdigest() in html and "2 trang" in html
    assert f'src="{url}xem/"' in html and f'href="{url}tai-ve/"' in html
    assert url in shown(browse, network, f"{PATH}{page.slug}/")


def test_word_files_sheets_and_pictures_are_shown(network, browse, kept):
    _page, _row, url = kept("x.docx", word(*LINES, "<script>alert(1)</script>"), symbol="1/QĐ-UBND")
    html = shown(browse, network, url)
    assert LINES[2] in html and "<script>alert" not in html and "<iframe" not in html
    table = sheet(["Xã", "Số dân"], ["Mường La", 12345], [None, "=1+1"], more=["Ẩn"])
    html = shown(browse, network, kept("x.xlsx", table, symbol="2/QĐ-UBND")[2])
    assert "<td>Mường La</td>" in html and "<td>12345</td>" in html and "Trong Ẩn" not in html
    html = shown(browse, network, kept("x.png", image_bytes(kind="PNG"), symbol="3/QĐ-UBND")[2])
    assert '<img class="legal-file__picture"' in html and 'alt="Bản quét: ' in html
    html = shown(browse, network, kept("x.zip", word("a"), symbol="4/QĐ-UBND")[2])
    assert "<iframe" not in html and "<img class=" not in html.partition("<article")[2]


def test_a_file_that_was_not_read_yet_says_so(network, browse, kept):
    html = shown(browse, network, kept("x.pdf", pdf_file([LINES]), reading=False)[2])
    assert "chưa được đọc" in html and "<iframe" not in html


def test_r103_downloads_have_a_stable_name_whatever_was_uploaded(network, browse, kept):
    content = pdf_file([LINES])
    _page, row, url = kept("SCAN0001 (2).PDF", content)
    response = browse(network.commune).get(f"{url}tai-ve/")
    assert (
        response["Content-Disposition"] == 'attachment; filename="quyet-dinh-352-qd-ubnd-2024.pdf"'
    )
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(content))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["ETag"] == f'"{row.sha256}"'
    assert b"".join(response.streaming_content) == content
    again = browse(network.commune).get(
        f"{url}tai-ve/", headers={"if-none-match": response["ETag"]}
    )
    assert again.status_code == 304 and not again.content
    framed = browse(network.commune).get(f"{url}xem/")
    assert framed["Content-Disposition"].startswith("inline")
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]


def test_of_several_files_each_name_has_its_number(network, browse, kept):
    page, _row, url = kept("a.pdf", pdf_file([LINES]))
    second = stored(network.commune, "b.docx", word(*LINES))
    with entered(network.commune):
        page.files.add(LegalFile(document=second))
        page.save_revision().publish()
        pk = LegalFile.objects.get(document=second).pk
    names = [
        browse(network.commune).get(f"{PATH}{page.slug}/tep/{each}/tai-ve/")["Content-Disposition"]
        for each in (url.split("/")[-2], pk)
    ]
    assert "2024-1.pdf" in names[0] and "2024-2.docx" in names[1]


def forget():
    store.clear()
    for cache in caches.all():
        cache.clear()


@pytest.mark.parametrize("rest", ["", "tai-ve/", "xem/"])
def test_nobody_reads_the_file_of_a_draft_a_private_page_or_another_page(
    network, browse, kept, rest
):
    page, row, url = kept("a.pdf", pdf_file([LINES]))
    other = make_legal(network.commune, "9/QĐ-UBND")
    client = browse(network.commune)
    assert client.get(f"{url}{rest}").status_code == 200
    assert client.get(f"{PATH}{other.slug}/tep/{row.pk}/{rest}").status_code == 404
    assert client.get(f"{PATH}{page.slug}/tep/{10**30}/{rest}").status_code == 404
    assert browse(network.department).get(f"{url}{rest}").status_code == 404
    with entered(network.commune):
        restriction = PageViewRestriction.objects.create(
            page=page, restriction_type="password", password="bi-mat"
        )
    forget()  # nothing of a test is ever committed, which moves the stamps
    response = client.get(f"{url}{rest}")
    assert not response.streaming and LINES[2] not in response.content.decode()
    with entered(network.commune):
        restriction.delete()
        page.unpublish()
    forget()
    assert client.get(f"{url}{rest}").status_code == 404


def test_only_a_pdf_is_framed_and_a_lost_file_is_not_found(network, browse, kept):
    _page, _row, url = kept("a.docx", word(*LINES))
    assert browse(network.commune).get(f"{url}xem/").status_code == 404
    _page, row, url = kept("a.pdf", pdf_file([LINES]), symbol="9/QĐ-UBND")
    with entered(network.commune):
        row.document.file.storage.delete(row.document.file.name)
    assert browse(network.commune).get(f"{url}tai-ve/").status_code == 404


def test_the_page_of_a_file_costs_few_statements(
    network, browse, kept, django_assert_max_num_queries
):
    _page, _row, url = kept("a.pdf", pdf_file([LINES] * 100, unique=False))
    client = browse(network.commune)
    client.get(PATH)
    with django_assert_max_num_queries(12):
        assert client.get(url).status_code == 200
    assert client.get(f"{url}?trang=2").status_code == 200
    assert client.get(f"{url}?trang=99").status_code == 404
