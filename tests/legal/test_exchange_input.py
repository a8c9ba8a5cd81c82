"""What offices and strangers bring: read where it can be, refused with the reason where not."""

import io
import struct
import unicodedata
import zipfile
from datetime import date

import pytest

from legal.exchange.related import relations_in
from legal.exchange.sources import ArchiveSource, FolderSource, TableSource
from legal.exchange.sources import archive as archives
from legal.models import IssuingBody, IssuingBodyName, LegalDocumentPage, LegalFile
from sites.tenancy import entered
from tests.legal.exchanging import ROW, TEXT_PDF, bring, csv_of, outcome, row, zip_of
from vietnamese.legacy import convert

pytestmark = pytest.mark.django_db


def one(network, values, files=None, **options):
    """(outcome, notes) of a single record."""
    options = {"without_files": True} | options
    job = bring(network.commune, [values], files or {}, **options)
    found = outcome(network.commune, job)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258"])
def test_tables_as_offices_have_them(network, encoding, delimiter):
    values = row("8/QĐ-UBND", abstract="Sửa đổi, bổ sung; quy định")
    if encoding == "cp1258":
        values = {k: windows_1258(text) for k, text in values.items()}
    data = csv_of([values], delimiter=delimiter, encoding=encoding)
    job = bring(network.commune, source=TableSource("a.csv", data), without_files=True)
    assert outcome(network.commune, job) == [("new", [])]
    with entered(network.commune):
        assert LegalDocumentPage.objects.get().abstract == "Sửa đổi, bổ sung; quy định"


def windows_1258(text):
    """Vowels with their own mark, tones apart, as the encoding has them."""
    apart = unicodedata.normalize("NFD", text)
    for mark in "\u0302\u0306\u031b":
        for vowel in "aeouAEOU":
            for tone in ("", *"\u0300\u0301\u0303\u0309\u0323"):
                whole = unicodedata.normalize("NFC", vowel + mark)
                apart = apart.replace(vowel + tone + mark, whole + tone)
                apart = apart.replace(vowel + mark + tone, whole + tone)
    return apart


def test_letters_apart_and_emoji_are_no_obstacle(network):
    values = {key: unicodedata.normalize("NFD", text) for key, text in row("9/QĐ-UBND").items()}
    assert one(network, values | {"signer": "Lò Văn An 🙂"}) == ("new", [])
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
        assert page.abstract == ROW["abstract"] and page.signer == "Lò Văn An 🙂"
    kind, notes = one(network, row("🙂"))
    assert kind == "refused" and notes


def test_old_fonts_are_refused_and_never_spoiled(network):
    tcvn3 = "QuyÕt ®Þnh vÒ viÖc ban hµnh quy chÕ tæ chøc vµ qu¶n lý"
    assert convert(tcvn3, "tcvn3").startswith("Quyết định")
    kind, notes = one(network, row("9/QĐ-UBND", abstract=tcvn3))
    assert kind == "refused" and "TCVN3" in notes[0]


def test_a_million_rows_are_refused_with_the_limit(network, settings):
    data = b"symbol,issuer\n" + b"1,2\n" * 1_000_000
    job = bring(network.commune, source=TableSource("a.csv", data))
    assert job.state == "refused" and str(settings.IMPORT_MAX_ROWS) in job.refusal


def test_half_of_the_files_missing_and_nothing_lost(network):
    rows = [row(f"{n}/QĐ-UBND", files=f"{n}.pdf") for n in range(10, 20)]
    files = {f"{n}.pdf": TEXT_PDF + str(n).encode() for n in range(10, 15)}
    job = bring(network.commune, rows, files)
    found = outcome(network.commune, job)
    assert [kind for kind, _notes in found] == ["new"] * 10
    assert [bool(notes) for _kind, notes in found] == [False] * 5 + [True] * 5
    assert all("“15.pdf”" in notes[0] for _kind, notes in found[5:6])
    with entered(network.commune):
        assert LegalDocumentPage.objects.live().count() == 5
        assert LegalDocumentPage.objects.count() == 10
        assert LegalFile.objects.count() == 5


ENCRYPTED = TEXT_PDF.replace(
    b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[(a)(a)]"
    % (b"x" * 32, b"y" * 32),
)  # fmt: skip


@pytest.mark.parametrize("data", [ENCRYPTED, TEXT_PDF[:300]], ids=["encrypted", "truncated"])
def test_of_a_pdf_that_cannot_be_read_the_file_is_kept(network, data):
    kind, notes = one(network, ROW, {"352.pdf": data}, without_files=False)
    assert kind == "new" and len(notes) == 1 and "352.pdf" in notes[0]
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
        assert page.live and page.text_tree is None
        with page.files.get().document.open_file() as file:
            assert file.read() == data


@pytest.mark.parametrize("data", [b"", b"MZ no PDF at all"], ids=["empty", "program"])
def test_what_is_no_file_at_all_is_not_kept_and_the_document_is_a_draft(network, data):
    kind, notes = one(network, ROW, {"352.pdf": data}, without_files=False)
    assert kind == "new" and "352.pdf" in notes[0]
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
        assert not page.live and not page.files.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"issuer": "Uỷ ban nhân dan xả"}, "Ủy ban nhân dân"),
        ({"issuer": "zzzz"}, "zzzz"),
        ({"form": "Quyêt đinhh"}, "Quyết định"),
        ({"field": "Đất đaii"}, "Đất đai"),
        ({"issued_on": "31/02/2024"}, "31/02/2024"),
        ({"issued_on": ""}, ""),
        ({"issuer": "", "symbol": "7"}, ""),
        ({"symbol": ""}, ""),
        ({"is_normative": "có thể"}, "có thể"),
        ({"abstract": "x" * 2001}, "2000"),
        ({"signer": "x" * 151}, "150"),
        ({"effective_on": "01/01/2020"}, ""),
        ({"gazette_url": "javascript:alert(1)"}, ""),
        ({"relations": "thay thế"}, "thay thế"),
        ({"relations": "đá bóng: 1/QĐ-UBND"}, "đá bóng"),
        ({"relations": "[{]"}, ""),
        ({"relations": "thay thế: 7/QĐ-UBND (26/02/2024)"}, ""),
    ],
)
def test_a_row_that_means_nothing_is_refused_with_the_reason(network, fields, said):
    kind, notes = one(network, row("7/QĐ-UBND") | fields)
    assert kind == "refused" and notes and said in " ".join(notes)
    with entered(network.commune):
        assert not LegalDocumentPage.objects.exists()


def test_a_document_twice_in_one_file_comes_in_once(network):
    rows = [row("7/QĐ-UBND"), row("07 / QÐ - UBND"), row("7/QĐ-UBND", issued_on="1/1/2025",
            effective_on="1/1/2025"), row("8/QĐ-UBND", national_id="1"),
            row("9/QĐ-UBND", national_id="1")]  # fmt: skip
    job = bring(network.commune, rows, {}, without_files=True)
    kinds = [kind for kind, _notes in outcome(network.commune, job)]
    assert kinds == ["new", "refused", "new", "new", "refused"]


def test_replacements_in_a_circle_are_refused(network):
    rows = [
        row("1/QĐ-UBND", relations="thay thế: 2/QĐ-UBND (26/02/2024)"),
        row("2/QĐ-UBND", relations="thay thế: 1/QĐ-UBND (26/02/2024)"),
    ]
    job = bring(network.commune, rows, {}, without_files=True)
    assert [kind for kind, _notes in outcome(network.commune, job)] == ["new", "refused"]


def test_the_national_number_names_a_document_first(network):
    bring(network.commune, [row("7/QĐ-UBND", national_id="555")], {}, without_files=True)
    assert one(network, row("7a/QĐ-UBND", national_id="555"))[0] == "changed"
    bring(network.commune, [row("8/QĐ-UBND")], {}, without_files=True)
    kind, notes = one(network, row("8/QĐ-UBND", national_id="555"))
    assert kind == "refused" and "07A/QĐ-UBND" in notes[0].upper()


def test_what_an_editor_has_not_published_yet_is_left_alone(network):
    bring(network.commune, [row("7/QĐ-UBND")], {}, without_files=True)
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
        page.abstract = "Đang sửa"
        page.save_revision(clean=False)
    kind, notes = one(network, row("7/QĐ-UBND", abstract="Khác"))
    assert kind == "refused" and "07/QĐ-UBND" in notes[0]


@pytest.mark.parametrize(
    "name", ["../secret.pdf", "/etc/passwd", "..\\secret.pdf", "a\x00b.pdf", "x" * 400, "link.pdf"]
)
def test_names_that_lead_out_of_a_folder_find_nothing(network, tmp_path, name):
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.pdf").write_bytes(TEXT_PDF)
    (folder / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    (folder / "metadata.json").write_bytes(
        zip_member(zip_of([row("7/QĐ-UBND", files=name)]), "metadata.json")
    )
    job = bring(network.commune, source=FolderSource(folder))
    (found,) = outcome(network.commune, job)
    assert found[0] == "new" and found[1]
    with entered(network.commune):
        assert not LegalFile.objects.exists()


def zip_member(data, name):
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def test_names_in_an_archive_lead_nowhere(network):
    rows = [row("7/QĐ-UBND", files="../../../../tmp/evil.pdf")]
    bring(network.commune, rows, {"../../../../tmp/evil.pdf": TEXT_PDF})
    with entered(network.commune):
        document = LegalFile.objects.get().document
        assert document.title == "evil.pdf" and ".." not in document.file.name


def bomb():
    return zip_of([ROW], {"352.pdf": b"\0" * 50_000_000})


def lying_bomb():
    """Its headers say that the member is small."""
    data = bytearray(zip_of([ROW], {"352.pdf": b"%PDF-1.4" + b"\0" * 50_000_000}))
    end = data.rindex(b"352.pdf") - 46
    assert data[end : end + 4] == b"PK\x01\x02"
    data[end + 24 : end + 28] = struct.pack("<I", 500)
    return bytes(data)


def encrypted():
    data = bytearray(zip_of([ROW], {"352.pdf": TEXT_PDF}))
    data[data.rindex(b"metadata.json") - 46 + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [bomb(), b"PK\x03\x04 hong", b"", zip_of(), zip_of(**{"a.txt": b"x"}), encrypted(),
     zip_of(**{"metadata.json": b"{}"}), zip_of(**{"metadata.csv": b"\x00\x01\x02"}),
     zip_of(**{"metadata.json": b"[" * 100_000}), zip_of(**{"metadata.csv": b"a,b\n1,2\n"}),
     zip_of(**{"metadata.csv": "symbol,Số ký hiệu\n1,2\n".encode()})],
)  # fmt: skip
def test_archives_that_are_refused_whole(network, data):
    job = bring(network.commune, source=ArchiveSource("a.zip", io.BytesIO(data)))
    assert job.state == "refused" and job.refusal
    with entered(network.commune):
        assert not LegalDocumentPage.objects.exists()


def test_an_archive_that_lies_about_its_sizes_is_read_up_to_the_limit(network, settings):
    settings.DOCUMENT_MAX_UPLOAD_SIZE = 1024**2
    source = ArchiveSource("a.zip", io.BytesIO(lying_bomb()))
    job = bring(network.commune, source=source)
    ((kind, notes),) = outcome(network.commune, job)
    assert kind == "new" and "352.pdf" in notes[0]


def test_limits_of_an_archive_are_stated(network, settings, monkeypatch):
    settings.LEGAL_IMPORT_MAX_UNFOLDED = 100
    job = bring(network.commune)
    assert job.state == "refused" and "100" in job.refusal
    monkeypatch.setattr(archives, "MAX_MEMBERS", 1)
    assert "1" in bring(network.commune).refusal


def test_verbs_are_read_as_headings_and_as_words(db):
    def meaning(text):
        return [(row.verb, row.is_acted_on) for row in relations_in(text)]

    assert meaning("thay thế: 1/QĐ-UBND; bãi bỏ: 2/QĐ-UBND") == [
        ("replaces", False), ("repeals", False),
    ]  # fmt: skip
    assert meaning("Văn bản thay thế: 1/QĐ-UBND") == [("replaces", True)]
    assert meaning("Văn bản được thay thế: 1/QĐ-UBND") == [("replaces", False)]
    assert meaning("replaced by: 1/QĐ-UBND\nCăn cứ ban hành: 42/2022/NĐ-CP (24/06/2022)") == [
        ("replaces", True), ("based-on", False),
    ]  # fmt: skip
    assert meaning('[{"verb":"amends","acted_on":true,"symbol":"1/QĐ-UBND"}]') == [("amends", True)]


def test_a_body_is_known_by_the_name_it_had_and_several_are_told_apart(network):
    with entered(network.commune):
        for name, until in (("Sở Mới", None), ("Sở Khác", date(2010, 1, 1))):
            body = IssuingBody(
                name=name, abbreviation="SMK", level="department", until=until,
                since=date(2020, 1, 1) if until is None else None,
            )  # fmt: skip
            body.former_names = [IssuingBodyName(name=f"{name} (cũ)", until=date(2019, 12, 31))]
            body.save()
    old = row("7/QĐ-SMK", issued_on="5/5/2015", effective_on="5/5/2015", issuer="sở mới (CŨ)")
    assert one(network, old) == ("new", [])
    with entered(network.commune):
        assert LegalDocumentPage.objects.get().issuer_name == "Sở Mới (cũ)"
    assert one(network, row("8/QĐ-SMK", issuer="SMK")) == ("new", [])
    undated = row("9/QĐ-SMK", issuer="SMK", issued_on="", national_id="9", effective_on="")
    kind, notes = one(network, undated)
    assert kind == "refused" and "Sở Khác" in notes[0]
