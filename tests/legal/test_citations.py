"""Citations: the Decision's, checked by reading, in a golden file; then tables (issue 5.4)."""

import json
import re
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legal.citations import Citation, CitationKind, find_citations
from legal.flat import flatten

DATA = Path(__file__).parent / "data"
DECISION = (DATA / "quyet-dinh-352.txt").read_text(encoding="utf-8")
PROPERTY = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def as_row(text: str, citation: Citation) -> dict[str, object]:
    """A citation as the golden file has it."""
    row = {
        "text": " ".join(text[citation.start : citation.end].split()),
        "kind": citation.kind.value,
        "form": citation.form,
        "symbol": citation.symbol.text if citation.symbol else "",
        "title": citation.title,
        "day": citation.day.isoformat() if citation.day else "",
        "year": citation.year,
        "issuer": citation.issuer,
        "anchors": list(citation.anchors),
    }
    return {key: value for key, value in row.items() if value}


def test_r103_every_citation_of_the_decision() -> None:
    golden = json.loads((DATA / "quyet-dinh-352-citations.json").read_text(encoding="utf-8"))
    assert [as_row(DECISION, citation) for citation in find_citations(DECISION)] == golden


def test_what_the_decision_does_not_cite() -> None:
    """Outside citations, these words stand in headings, the letterhead and `pháp luật` only."""
    spans = [(citation.start, citation.end) for citation in find_citations(DECISION)]
    words = re.compile(
        r"(?<!\w)(?:[Đđ]iều\s+\d+|[Kk]hoản\s+\d|Luật|Nghị\s+định\s|Thông\s+tư\s)|\d+/[\w/]*\w+-"
    )
    left = [
        DECISION[match.start() - 1 : match.end()]
        for match in words.finditer(DECISION)
        if not any(start <= match.start() < end for start, end in spans)
    ]
    assert [" ".join(text.split()) for text in left if not re.match(r"\nĐiều \d+", text)] == [
        "352/QĐ-"
    ]
    assert sum(text.startswith("\nĐiều") for text in left) == 28  # 3 + 25 headings


def test_r104_the_decision_is_read_at_once() -> None:
    begin = time.perf_counter()
    find_citations(DECISION)
    assert time.perf_counter() - begin < 1  # measured: 0.03 s


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định số 352/QĐ-UBND", "quyet-dinh 352/QĐ-UBND"),
        ("Nghị định 47/2020/NĐ-CP", "nghi-dinh 47/2020/NĐ-CP"),
        ("Nghị định số 27/2018/NĐ- CP, ngày 01/3/2018", "nghi-dinh 27/2018/NĐ-CP 2018-03-01"),
        (
            "Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ",
            "nghi-dinh 42/2022/NĐ-CP 2022-06-24 Chính phủ",
        ),
        (
            "Quyết định số 260/QĐ-UBND ngày 20/02/2023 của Chủ tịch UBND tỉnh Sơn La",
            "quyet-dinh 260/QĐ-UBND 2023-02-20 Chủ tịch UBND tỉnh Sơn La",
        ),
        ("Công văn số 4338/BTTTT-CĐSQG", "cong-van 4338/BTTTT-CĐSQG"),
        ("theo 142/KH-UBND,", "ke-hoach 142/KH-UBND"),
        (
            "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
            "nghi-quyet 57-NQ/TW 2024-12-22 Bộ Chính trị",
        ),
        ("Decision No. 352/QD-UBND", "quyet-dinh 352/QĐ-UBND"),
        ("Luật số 148/2025/QH15", "luat 148/2025/QH15"),
        ("QUYẾT ĐỊNH SỐ 352/QĐ-UBND", "quyet-dinh 352/QĐ-UBND"),
    ],
)
def test_documents(text: str, expected: str) -> None:
    (found,) = find_citations(text)
    assert found.kind == CitationKind.DOCUMENT
    parts = (found.form, found.symbol, found.day, found.issuer)
    assert " ".join(str(part) for part in parts if part) == expected


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("theo Luật Tiếp cận thông tin và các quy định", ["Luật Tiếp cận thông tin"]),
        ("quy định tại Luật Phòng, chống tham nhũng.", ["Luật Phòng, chống tham nhũng"]),
        ("Luật Báo chí và Luật Quy hoạch", ["Luật Báo chí", "Luật Quy hoạch"]),
        ("Luật Thủ đô và Luật Đặc khu của nước ta", ["Luật Thủ đô", "Luật Đặc khu"]),
        ("Luật Biển và Hải đảo quy định", ["Luật Biển và Hải đảo"]),
        (
            "Luật Sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở năm 2024",
            ["Luật Sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở"],
        ),
        ("Bộ luật Dân sự năm 2015", ["Bộ luật Dân sự"]),
        ("Hiến pháp năm 2013", ["Hiến pháp"]),
        ("quy định của pháp luật hiện hành; Pháp luật Việt Nam", []),
        ("Luật này có hiệu lực", []),
        ("Luật sư Nguyễn Văn A", []),
    ],
)
def test_named_laws(text: str, titles: list[str]) -> None:
    found = find_citations(text)
    assert [citation.title for citation in found] == titles
    assert all(citation.kind == CitationKind.LAW for citation in found)


def test_a_named_law_with_symbol_date_and_year() -> None:
    (law,) = find_citations("Luật An ninh mạng số 24/2018/QH14 ngày 12/6/2018 của Quốc hội")
    assert law.title == "Luật An ninh mạng"
    assert law.symbol is not None
    assert (law.symbol.text, law.day, law.issuer) == ("24/2018/QH14", date(2018, 6, 12), "Quốc hội")
    assert [c.year for c in find_citations("Luật Đất đai năm 2024. Luật Nhà ở 2023")] == [
        2024,
        2023,
    ]


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("khoản 1 Điều 19 của Quy chế này", "dieu-19-khoan-1"),
        ("điểm a, b khoản 2 Điều 13", "dieu-13-khoan-2-diem-a dieu-13-khoan-2-diem-b"),
        ("điểm c đến đ Điều 2", "dieu-2-diem-c dieu-2-diem-d dieu-2-diem-dd"),
        ("điểm d đến điểm đ khoản 1 Điều 2", "dieu-2-khoan-1-diem-d dieu-2-khoan-1-diem-dd"),
        ("Điều 16, 19 và 20 Quy chế này", "dieu-16 dieu-19 dieu-20"),
        ("Điều 5 đến Điều 8", "dieu-5 dieu-6 dieu-7 dieu-8"),
        ("các điều từ 5 đến 7", "dieu-5 dieu-6 dieu-7"),
        ("khoản 1, khoản 5 Điều 19", "dieu-19-khoan-1 dieu-19-khoan-5"),
        ("Khoản 1, Điều 6", "dieu-6-khoan-1"),
        ("khoản 2a Điều 05b", "dieu-5b-khoan-2a"),
        ("khoản 1 Điều 3, khoản 2 Điều 5, Điều 7 Luật này", "dieu-3-khoan-1 dieu-5-khoan-2 dieu-7"),
        ("điểm a khoản 1 và điểm b khoản 2 Điều 5", "dieu-5-khoan-1-diem-a dieu-5-khoan-2-diem-b"),
        ("Điều 5 khoản 2 điểm đ", "dieu-5-khoan-2-diem-dd"),
        ("Điểm 4, 5, Điều 13, Chương II Quy chế này", "dieu-13-khoan-4 dieu-13-khoan-5"),
        ("Điều 4, Chương I Quy chế này", "dieu-4"),
        ("Chương II Quy chế này", "chuong-2"),
        ("Mục 2 Chương III Quy chế này", "chuong-3-muc-2"),
        ("Phụ lục II Quyết định này", "phu-luc-2"),
        ("khoản 1 các Điều 4, 7", "dieu-4-khoan-1 dieu-7-khoan-1"),
    ],
)  # fmt: skip
def test_articles_of_the_same_text(text: str, anchors: str) -> None:
    (found,) = find_citations(f"Theo quy định tại {text}.")
    assert found.kind == CitationKind.INTERNAL
    assert " ".join(found.anchors) == anchors
    assert not found.relative


@pytest.mark.parametrize(
    ("text", "context", "anchors"),
    [
        ("khoản 1, khoản 2 Điều này", "dieu-17-khoan-3", ("dieu-17-khoan-1", "dieu-17-khoan-2")),
        ("tại khoản 3 Điều này", "dieu-5a", ("dieu-5a-khoan-3",)),
        ("tại Điều này", "dieu-17-khoan-3-diem-dd", ("dieu-17",)),
        ("tại khoản này", "dieu-17-khoan-3-diem-dd", ("dieu-17-khoan-3",)),
        ("điểm a khoản này", "dieu-17-khoan-3", ("dieu-17-khoan-3-diem-a",)),
        ("điểm đ khoản 2 Điều này", "dieu-17", ("dieu-17-khoan-2-diem-dd",)),
        ("khoản 1 Điều này", "quyet-dinh-dieu-2", ("quyet-dinh-dieu-2-khoan-1",)),
        ("khoản 1 Điều này", "", ()),
        ("khoản 1 Điều này", "chuong-2", ()),
    ],
)  # fmt: skip
def test_relative_references(text: str, context: str, anchors: tuple[str, ...]) -> None:
    (found,) = find_citations(text, context=context)
    assert found.anchors == anchors
    assert found.relative


@pytest.mark.parametrize(
    ("text", "context", "anchors"),
    [
        ("Như Điều 3 (t/h)", "quyet-dinh-dieu-1", ["quyet-dinh-dieu-3"]),
        ("theo khoản 1 và khoản 2", "dieu-4", ["dieu-4-khoan-1", "dieu-4-khoan-2"]),
        ("theo khoản 1 và khoản 2", "", []),
        ("Điều 15 Quy chế này", "quyet-dinh-dieu-1", ["dieu-15"]),
    ],
)
def test_context(text: str, context: str, anchors: list[str]) -> None:
    found = [name for c in find_citations(text, context=context) for name in c.anchors]
    assert found == anchors


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("Điều 21, 22 của Luật Công nghệ thông tin", ("dieu-21", "dieu-22")),
        ("Khoản 1, Điều 6, Nghị định số 42/2022/NĐ-CP", ("dieu-6-khoan-1",)),
        ("Điều 20, Điều\n22, Mục 2, Nghị định số 42/2022/NĐ-CP", ("dieu-20", "dieu-22")),
        ("Điều 2 Quy chế ban hành kèm theo Quyết định số 352/QĐ-UBND", ("dieu-2",)),
        ("khoản 1 Điều 5 của Thông tư số 09/2014/TT-BTTTT", ("dieu-5-khoan-1",)),
    ],
)
def test_articles_elsewhere(text: str, anchors: tuple[str, ...]) -> None:
    (found,) = find_citations(text, context="dieu-1")
    assert found.kind != CitationKind.INTERNAL
    assert found.anchors == anchors
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Điều 16.\nThông tin chủ yếu",
        "Chương II\nTỔ CHỨC",
        "Chương\nIII\nCUNG CẤP",
        "Số: 352/QĐ-UBND\n",
        "Điều ước quốc tế",
        "tài khoản 1, tài khoản 2",
        "chuyển khoản 5 lần",
        "khoản 5 triệu đồng",
        "thời điểm này, quan điểm này, mục này",
        "Điều này cho thấy",
        "các mục thông tin",
        "24/24h/7 ngày/tuần, tiêu chuẩn 6909:2011",
        "Ban hành kèm theo Quyết định này",
        "tohieu/thanhpho.sonla.gov.vn",
        "\U0001f389",
        "",
    ],
)
def test_no_citations(text: str) -> None:
    assert find_citations(text, context="dieu-1") == []


PIECES = st.sampled_from(
    (
        *("Điều 5", " khoản 2", "điểm đ", " Quy chế này", "Nghị định số 42/2022/NĐ-CP", "352"),
        *("Luật Đất đai", " và ", ", ", "\n", "Điều này", " của Chính phủ", " ngày 1/3/2018"),
        *("ệ", "\x02", "\u00ad"),
    )
)


def bare(text: str) -> str:
    return flatten(unicodedata.normalize("NFC", text)).text


@PROPERTY
@given(st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join))
def test_spans_are_apart_and_the_same_in_nfd(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    found = find_citations(text, context="dieu-1")
    again = find_citations(decomposed, context="dieu-1")
    end = 0
    for citation in found:
        assert end <= citation.start < citation.end <= len(text)
        end = citation.end
    assert [bare(text[c.start : c.end]) for c in found] == [
        bare(decomposed[c.start : c.end]) for c in again
    ]
    assert [c.anchors for c in found] == [c.anchors for c in again]


@PROPERTY
@given(st.text(st.sampled_from("ae\u0301\u0323\u0302đ\u00d0\u00a0\x02\u200bệ \n-/")))
def test_flat_text_leads_back(text: str) -> None:
    flat = flatten(text)
    assert unicodedata.is_normalized("NFC", flat.text) or "\u200b" in text
    joined = ""
    for position in range(len(flat.text)):
        start, end = flat.span(position, position + 1)
        assert 0 <= start < end <= len(text)
        joined += text[start:end]
    assert flatten(joined.replace("\u200b", "")).text == flatten(text.replace("\u200b", "")).text


@pytest.mark.parametrize(
    "piece",
    [
        *("Điều 1, ", "khoản 1 ", "Điều 1 đến ", "Luật A ", "Luật Sửa đổi, bổ sung của "),
        *("1/QĐ-UBND ", " của Ủy ban nhân dân tỉnh A", "Điều 1.\n"),
        *("ệ ", "a", " ", "\n", "e\u0323\u0302 "),
    ],
)
def test_hostile_texts_are_read_in_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    begin = time.perf_counter()
    find_citations(text, context="dieu-1")
    assert time.perf_counter() - begin < 10  # measured: below 2 s
