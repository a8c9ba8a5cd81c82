"""Text of PDF, Word and text files, read by a bounded process (issue 5.5; R105, R179)."""

import io
import zipfile

import pytest

from legal.structure import extraction, worker
from legal.structure.dividing import divide
from legal.structure.extraction import Extractor, Limits, Refused, extract, kind_of
from legal.structure.tree import articles, find
from tests.home.word_files import paragraph, run, table, word_file
from tests.legal.outlines import expected, golden, outline
from tests.legal.pdf_files import page_content, pdf_file, stream

LINES = ["ỦY BAN NHÂN DÂN", "Điều 1. Phạm vi điều chỉnh", "1. Quy chế này quy định việc thiết lập."]
LEGACY = "QuyÕt ®Þnh cña Uû ban nh©n d©n tØnh vÒ viÖc ban hµnh quy chÕ"


@pytest.fixture(scope="module")
def extractor():
    with Extractor() as running:
        yield running


def refusal(kind, source, limits=extraction.LIMITS):
    with pytest.raises(Refused) as refused:
        extract(kind, source, limits)
    assert refused.value.code in extraction.REASONS
    return refused.value.code


def test_pages_are_read_in_order_and_parted_by_form_feeds(extractor):
    read = extractor.extract("pdf", pdf_file([LINES, [*LINES[::-1], "Hết."]]))
    first, second = read.text.split("\f")
    assert first.split("\n") == LINES
    assert second.split("\n") == [*LINES[::-1], "Hết."]
    assert (read.pages, read.has_text_layer, read.encoding, read.notes) == (2, True, None, ())


def test_the_decision_as_a_pdf_gives_the_same_tree(extractor):
    """As printed: 45 lines a page, each page with its number and a running head."""
    lines = golden("quyet-dinh-352").splitlines()
    pages = [lines[start : start + 45] for start in range(0, len(lines), 45)]
    pages = [[*page, str(number)] for number, page in enumerate(pages, start=1)]
    read = extractor.extract("pdf", pdf_file(pages))
    assert outline(divide(read.text).root) == expected("quyet-dinh-352")


def test_lines_written_in_another_order_are_put_in_theirs(extractor):
    lines = [f"Dòng thứ {number}" for number in range(30)]
    read = extractor.extract("pdf", pdf_file([lines], shuffled=True))
    assert read.text.split("\n") == lines
    assert read.notes == ("reordered",)


def test_a_hyphen_at_the_end_of_a_line_is_no_control_character(extractor):
    read = extractor.extract(
        "pdf", pdf_file([["Nghị định số 42/2022/NĐ-", "CP của Chính phủ về việc"]])
    )
    assert "\x02" not in read.text
    assert "NĐ-CP của" in divide(read.text).root.children[0].children[0].text


def test_a_scan_has_no_text_layer(extractor):
    read = extractor.extract("pdf", pdf_file([[], [], ["1"]]))
    assert (read.has_text_layer, read.pages) == (False, 3)
    mixed = extractor.extract("pdf", pdf_file([LINES, LINES, []]))
    assert (mixed.has_text_layer, mixed.notes) == (True, ("pages-without-text",))


def test_two_thousand_pages_are_read_within_the_limits(extractor):
    read = extractor.extract("pdf", pdf_file([LINES] * 2000, unique=False))
    assert read.pages == 2000
    assert read.text.count("Điều 1.") == 2000


def test_more_pages_than_the_limit_are_refused():
    assert refusal("pdf", pdf_file([LINES] * 11), Limits(pages=10)) == "too-many-pages"


@pytest.mark.parametrize(
    "extra",
    (
        {"catalog": b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"},
        {"catalog": b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>"},
        {"extra": (stream(b"9 0 <</S/JavaScript/JS(1)>>", b"/Type/ObjStm/N 1/First 4"),)},
    ),
)
def test_javascript_in_a_pdf_is_reported(extractor, extra):
    assert "javascript" in extractor.extract("pdf", pdf_file([LINES], **extra)).notes


def encrypted():
    """By a password that is not the empty one: the check values fit no password."""
    values = b"/O<%s>/U<%s>/P -4" % (b"41" * 32, b"42" * 32)
    trailer = b"/Encrypt<</Filter/Standard/V 1/R 2/Length 40%s>>/ID[<00><00>]" % values
    return pdf_file([LINES], trailer=trailer)


WHOLE = pdf_file([LINES])


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    (
        ("pdf", b"", "empty"),
        ("docx", b"", "empty"),
        ("text", b"", "empty"),
        ("pdf", b"hello", "not-pdf"),
        ("pdf", WHOLE[: len(WHOLE) // 2], "damaged"),
        ("pdf", WHOLE[:-10], "damaged"),
        ("pdf", b"%PDF-1.7\n%%EOF", "damaged"),
        ("pdf", b"%PDF-1.7\n" + b"[" * 1_000_000 + b"%%EOF", "damaged"),
        ("pdf", encrypted(), "encrypted"),
        ("docx", b"PK\x03\x04" + b"\x00" * 50, "damaged"),
        ("docx", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "old-word"),
        ("docx", word_file("<w:p>")[:-100], "damaged"),
        ("docx", word_file("<w:p>"), "damaged"),
        ("text", bytes(range(256)) * 8, "not-text"),
        ("text", b"\x00\x01\x02\x03\x04", "not-text"),
    ),
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(kind, data, code):
    assert refusal(kind, data) == code


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_zip_bombs_and_entities_are_refused():
    bomb = word_file("", extra={"word/media/a.bin": b"\x00" * 210 * 1024**2})
    assert len(bomb) < 1024**2
    assert refusal("docx", bomb) == "too-large"
    assert refusal("docx", zipped({"a.txt": "a"})) == "not-docx"
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        '<w:document xmlns:w="x">&b;</w:document>'
    )
    assert (
        refusal("docx", zipped({"[Content_Types].xml": "", "word/document.xml": laughs}))
        == "damaged"
    )


def test_macros_and_external_templates_of_a_word_file_are_reported(extractor):
    relations = (
        '<Relationships xmlns="x"><Relationship Id="rId1" Type="attachedTemplate" '
        'Target="https://evil.example/a.dotm" TargetMode="External"/></Relationships>'
    )
    extra = {"word/vbaProject.bin": b"x", "word/_rels/settings.xml.rels": relations}
    read = extractor.extract("docx", word_file(paragraph(run("Điều 1. Một")), extra=extra))
    assert read.text == "Điều 1. Một"
    assert read.notes == ("macros", "template")


LISTS = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride></w:num>
</w:numbering>"""


def listed(level, text, name="1"):
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbered}</w:pPr>{run(text)}</w:p>"


def test_numbers_that_word_writes_itself_are_in_the_text(extractor):
    """mammoth drops them: every article of such a document would be lost."""
    body = (
        listed(0, "Phạm vi") + listed(1, "Một:") + listed(2, "Điểm;") + listed(2, "Điểm nữa;")
        + listed(3, "Gạch.") + listed(1, "Hai.") + listed(0, "Thi hành") + listed(1, "Một.")
        + listed(0, "Số khác", "2")
    )  # fmt: skip
    text = extractor.extract("docx", word_file(body, extra={"word/numbering.xml": LISTS})).text
    assert text.split("\n") == [
        "Điều 1. Phạm vi", "1. Một:", "a) Điểm;", "b) Điểm nữa;", "- Gạch.", "2. Hai.",
        "Điều 2. Thi hành", "1. Một.", "Điều 8. Số khác",
    ]  # fmt: skip
    assert find(divide(text).root, "dieu-1-khoan-1-diem-b").text == "Điểm nữa;"


def test_tables_text_boxes_and_tracked_changes_of_a_word_file(extractor):
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006"><mc:Choice><w:txbxContent><w:p><w:r><w:t>Khung</w:t></w:r></w:p>'
        "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Khung</w:t></w:r>"
        "</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    tracked = (
        "<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r>"
        "</w:ins><w:r><w:noBreakHyphen/><w:t>CP</w:t></w:r></w:p>"
    )
    body = table(("ỦY BAN", "CỘNG HÒA"), ("1", "2")) + table(("STT", "Tên", "Giá")) + box + tracked
    read = extractor.extract("docx", word_file(body))
    assert read.text.split("\n") == [
        "ỦY BAN", "CỘNG HÒA", "1", "2", "STT | Tên | Giá", "Khung", "mới-CP",
    ]  # fmt: skip
    assert read.notes == ("revisions",)


def test_r43_legacy_text_is_converted_in_all_three_kinds(extractor):
    word = word_file(paragraph(run("QuyÕt ®Þnh", ".VnTimeH")) + paragraph(run(LEGACY, ".VnTime")))
    for kind, data in (
        ("text", LEGACY.encode("latin-1")),
        ("pdf", pdf_file([[LEGACY]])),
        ("docx", word),
    ):
        read = extractor.extract(kind, data)
        assert read.encoding == "tcvn3"
        assert "Quyết định của Uỷ ban nhân dân tỉnh về việc ban hành quy chế" in read.text
    assert read.text.startswith("QUYẾT ĐỊNH")


@pytest.mark.parametrize("encoding", ("utf-8", "utf-8-sig", "utf-16", "utf-16-le"))
def test_text_files_in_any_usual_encoding(extractor, encoding):
    text = golden("luat")
    read = extractor.extract("text", text.encode(encoding))
    assert (read.text, read.encoding) == (text, None)
    assert len(articles(divide(read.text).root)) == 9


def test_a_hundred_megabytes_are_refused_before_they_are_read():
    class Huge(io.RawIOBase):
        def seek(self, place, whence=0):
            return 120 * 1024**2 if whence else 0

        def read(self, size=-1):
            raise AssertionError("read")

    assert refusal("pdf", Huge()) == "too-large"


def test_too_much_text_is_refused():
    assert refusal("pdf", pdf_file([LINES] * 20), Limits(characters=100)) == "too-much-text"
    assert refusal("text", b"a" * 1000, Limits(characters=100)) == "too-much-text"


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read():
    with Extractor(Limits(seconds=1)) as running:
        slow = pdf_file([[f"{n} {line}" for line in LINES * 200] for n in range(400)])
        with pytest.raises(Refused, match="too-complex"):
            running.extract("pdf", slow)
        assert running.extract("text", b"after").text == "after"


def test_a_process_that_dies_is_replaced(extractor):
    extractor.extract("text", b"before")
    extractor._process.kill()
    with pytest.raises(Refused, match="too-complex"):
        extractor.extract("text", b"lost")
    assert extractor.extract("text", b"after").text == "after"


def test_memory_is_bounded():
    deep = word_file("<w:sdt>" * 200_000 + "</w:sdt>" * 200_000)
    assert refusal("docx", deep) == "too-complex"
    assert refusal("text", b"a\n" * 30_000_000, Limits(memory=128 * 1024**2)) == "too-complex"


def test_the_process_sees_no_secrets_and_no_settings(monkeypatch):
    started = {}

    class Popen:
        def __init__(self, command, **options):
            started.update(options, command=command)
            raise OSError

    monkeypatch.setenv("DJANGO_SECRET_KEY", "x")
    monkeypatch.setattr(extraction.subprocess, "Popen", Popen)
    with pytest.raises(OSError):
        extract("text", b"a")
    assert set(started["env"]) == {"PATH", "PYTHONDONTWRITEBYTECODE"}
    assert "django" not in vars(worker)


def test_the_kind_is_in_the_first_bytes():
    assert kind_of(WHOLE[:100]) == "pdf"
    assert kind_of(word_file("")[:100]) == "docx"
    assert kind_of("Điều 1".encode()) == "text"
    assert page_content([]) == b""
