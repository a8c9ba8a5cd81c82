"""Number-symbols: the patterns of vn-rules §8.2, typed as people type them (R103, R104)."""

import re
import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legal.symbols import Symbol, find, lookup_parts, parse, search_key, suggest
from legal.vocabularies import BODIES, FORMS, Level
from vietnamese.folding import fold

PROPERTY = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

OFFICIAL = [
    "78/2025/QĐ-CTUBND",
    "61/2024/QĐ-UBND",
    "12/2024/NQ-HĐND",
    "352/QĐ-UBND",
    "458/QĐ-UBND",
    "142/KH-UBND",
    "752/TTr-STTTT",
    "09/TTr-VPUB",
    "809/QĐ-BQL",
    "545/UBND-KT",
    "4338/BTTTT-CĐSQG",
    "17-NQ/TU",
    "333-KH/TU",
    "57-NQ/TW",
    "1587-KL/TU",
    "12-QĐ/ĐU",
    "12-KH/BTV",
    "42/2022/NĐ-CP",
    "22/2023/TT-BTTTT",
    "148/2025/QH15",
    "76/2025/UBTVQH15",
    "759/QĐ-TTg",
    "922/QĐ-BTTTT",
    "74/NQ-CP",
    "66.7/2025/NQ-CP",
    "01/2014/TTLT-BTP-BTC",
    "03/VBHN-BTTTT",
    "12a/QĐ-UBND",
    "1234/QĐ-UBND.HC",
    "545/UBND-TH&KSTTHC",
    "05/HĐ-UBND",
    "05/HD-UBND",
    "12/ĐA-UBND",
    "12/DA-UBND",
    "123/GPMT-UBND",
    "123/GPMT-XYZ",
    "07/STTTT",
]


@pytest.mark.parametrize("text", OFFICIAL)
def test_official_writing_is_kept(text: str) -> None:
    symbol = parse(text)
    assert symbol is not None
    assert symbol.text == text


@pytest.mark.parametrize(
    "typed",
    [
        "352/QĐ-UBND",
        "352 qd ubnd",
        "352 qđ ubnd",
        "352/QĐ- UBND",
        "352 / QĐ - UBND",
        "Số: 352 /QÐ-UBND",
        "Số 352/Q\u0189-UBND",
        "số, ký hiệu: 352/qđ-ubnd",
        "352-QĐ-UBND",
        "352-QĐ/UBND",
        "352\u2013QĐ\u2013UBND",
        "352\uff0fQĐ\uff0dUBND",
        "352\\QĐ-UBND",
        "352\u00a0/\u00a0QĐ-UBND",
        "352/QĐ\u200b-UBND",
        "352/QĐ\x02UBND",
        "352/QĐ\x02-UBND",
        "352/QĐ\x1eUBND",
        "352/Q\x02Đ-UBND",
        unicodedata.normalize("NFD", "352/QĐ-UBND"),
        "352qdubnd",
        "352/QDUBND",
        "352/QĐ.UBND",
        "qđ ubnd 352",
        "QĐ số 352/QĐ-UBND",
        "ubnd qđ 352",
        "0352/QĐ-UBND",
        "Quyết định 352 của UBND tỉnh",
        "quyet dinh so 352 cua uy ban nhan dan tinh",
        "Quyết định số 352/QĐ-UBND ngày 26/02/2024 của UBND tỉnh",
        "Decision No. 352/QD-UBND",
        "352/QĐ-UBND\n",
        "352/QĐ-UBND - Sơn La",
        "352/QĐ-UBND.",
    ],
)
def test_r104_every_usual_way_of_typing_is_the_same_symbol(typed: str) -> None:
    assert parse(typed) == Symbol("352", None, "QĐ", ("UBND",))
    assert search_key(typed) == search_key("352/QĐ-UBND") == "352-qdubnd"
    parts = lookup_parts(typed)
    assert parts is not None
    assert parts.symbol is not None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("42-2022-ND-CP", "42/2022/NĐ-CP"),
        ("42 2022 nd cp", "42/2022/NĐ-CP"),
        ("nghị định 42/2022 nđ cp", "42/2022/NĐ-CP"),
        ("148 2025 qh 15", "148/2025/QH15"),
        ("Luật số 148/2025/qh15", "148/2025/QH15"),
        ("17/NQ-TU", "17-NQ/TU"),
        ("17 nq tu", "17-NQ/TU"),
        ("17-NQ/TƯ", "17-NQ/TW"),
        ("9/ttr-vpub", "09/TTr-VPUB"),
        ("759 qd ttg", "759/QĐ-TTg"),
        ("545 ubnd kt", "545/UBND-KT"),
        ("Công văn 545 ubnd kt", "545/UBND-KT"),
        ("545 ubnd kh", "545/UBND-KH"),
        ("1.234/QĐ-UBND", "1234/QĐ-UBND"),
        ("12 hd ubnd", "12/HD-UBND"),
        ("12 hđ ubnd", "12/HĐ-UBND"),
        ("78/2025/qd-ctubnd", "78/2025/QĐ-CTUBND"),
        ("nghị quyết 57 của Bộ Tư pháp", "57/NQ-BTP"),
        ("01 - qh - vp", "01/QH-VP"),
    ],
)
def test_r104_typed_symbols(typed: str, text: str) -> None:
    symbol = parse(typed)
    assert symbol is not None
    assert symbol.text == text
    assert search_key(typed) == search_key(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "352",
        "qđ 352",
        "352/QĐ",
        "ubnd 352",
        "QĐ-UBND",
        "chuyển đổi số 2024",
        "24/24h/7 ngày/tuần",
        "6909:2011",
        "26/02/2024",
        "3751.595 - 3751.091",
        "63 tỉnh/thành",
        "\U0001f389\U0001f525",
        "\x00\x02\x1f",
        "\ud800/QĐ-UBND",
        "352/\U0001f389-UBND",
    ],
)
def test_no_whole_symbol(text: str) -> None:
    assert parse(text) is None
    assert isinstance(search_key(text), str)


@pytest.mark.parametrize(
    ("typed", "number", "year", "form", "issuer"),
    [
        ("352", "352", None, "", ""),
        ("số 352", "352", None, "", ""),
        ("qđ 352", "352", None, "QĐ", ""),
        ("352/QĐ", "352", None, "QĐ", ""),
        ("quyết định 352", "352", None, "QĐ", ""),
        ("Quyết định số 352 năm 2024", "352", 2024, "QĐ", ""),
        ("ubnd 352", "352", None, "", "UBND"),
        ("42/2022", "42", 2022, "", ""),
        ("nđ 42/2022", "42", 2022, "NĐ", ""),
        ("công văn 545", "545", None, "", ""),
        ("luật 148/2025", "148", 2025, "", ""),
        ("352/QĐ-UBND", "352", None, "QĐ", "UBND"),
    ],
)
def test_r104_parts_of_a_symbol_can_be_looked_up(
    typed: str, number: str, year: int | None, form: str, issuer: str
) -> None:
    parts = lookup_parts(typed)
    assert parts is not None
    assert (parts.number, parts.year, parts.form, parts.issuer) == (number, year, form, issuer)
    assert (parts.symbol is None) == (typed != "352/QĐ-UBND")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("công văn 545", "cong-van"),
        ("luật 148/2025", "luat"),
        ("qđ 352", "quyet-dinh"),
        ("352/QĐ-UBND", "quyet-dinh"),
        ("352", ""),
    ],
)
def test_r104_form_of_the_parts(typed: str, code: str) -> None:
    parts = lookup_parts(typed)
    assert parts is not None
    assert parts.form_code == code


@pytest.mark.parametrize(
    "query",
    ["", "chuyển đổi số 2024", "qđ ubnd", "63 tỉnh/thành", "covid 19", "xã 12", "\U0001f389 5 a"],
)
def test_other_queries_are_no_symbols(query: str) -> None:
    assert lookup_parts(query) is None


@pytest.mark.parametrize(
    ("text", "form", "issuer", "normative", "level"),
    [
        ("352/QĐ-UBND", "quyet-dinh", "UBND", False, Level.PROVINCE),
        ("61/2024/QĐ-UBND", "quyet-dinh", "UBND", True, Level.PROVINCE),
        ("78/2025/QĐ-CTUBND", "quyet-dinh", "CTUBND", True, Level.PROVINCE),
        ("12/2024/NQ-HĐND", "nghi-quyet", "HĐND", True, Level.PROVINCE),
        ("12/NQ-HĐND", "nghi-quyet", "HĐND", False, Level.PROVINCE),
        ("12/2024/KH-UBND", "ke-hoach", "UBND", False, Level.PROVINCE),
        ("12/2024/QĐ-STTTT", "quyet-dinh", "STTTT", False, Level.DEPARTMENT),
        ("545/UBND-KT", "cong-van", "UBND", False, Level.PROVINCE),
        ("4338/BTTTT-CĐSQG", "cong-van", "BTTTT", False, Level.CENTRAL),
        ("17-NQ/TU", "nghi-quyet", "TU", False, Level.PARTY),
        ("17-TT/TU", "thong-tri", "TU", False, Level.PARTY),
        ("12-KH/BTV", "ke-hoach", "BTV", False, Level.PARTY),
        ("42/2022/NĐ-CP", "nghi-dinh", "CP", True, Level.CENTRAL),
        ("42/NĐ-CP", "nghi-dinh", "CP", True, Level.CENTRAL),
        ("759/QĐ-TTg", "quyet-dinh", "TTg", False, Level.CENTRAL),
        ("19/2025/QĐ-TTg", "quyet-dinh", "TTg", True, Level.CENTRAL),
        ("148/2025/QH15", "luat", "QH", True, Level.CENTRAL),
        ("76/2025/UBTVQH15", "phap-lenh", "UBTVQH", True, Level.CENTRAL),
        ("123/GPMT-XYZ", "", "GPMT", False, None),
        ("123/GPMT-UBND", "", "UBND", False, Level.PROVINCE),
        ("12/VBHN-BTTTT", "van-ban-hop-nhat", "BTTTT", False, Level.CENTRAL),
        ("12/2024/QĐ-XYZ", "quyet-dinh", "XYZ", True, None),
    ],
)
def test_r103_what_a_symbol_suggests(
    text: str, form: str, issuer: str, normative: bool, level: Level | None
) -> None:
    symbol = parse(text)
    assert symbol is not None
    suggestion = suggest(symbol)
    assert (suggestion.form, suggestion.issuer) == (form, issuer)
    assert (suggestion.normative, suggestion.level) == (normative, level)


def test_symbols_are_found_in_a_text() -> None:
    text = "Nghị định số 72/2013/NĐ- CP ngày 15/7/2013; số 09/TTr-VPUB; 24/24h; 545/UBND-KT tỉnh"
    found = [(text[start:end], symbol.text) for start, end, symbol in find(text)]
    assert found == [
        ("72/2013/NĐ- CP", "72/2013/NĐ-CP"),
        ("09/TTr-VPUB", "09/TTr-VPUB"),
        ("545/UBND-KT", "545/UBND-KT"),
    ]


def test_abbreviations_are_unambiguous() -> None:
    bodies = [fold(body.abbreviation) for body in BODIES]
    assert len(bodies) == len(set(bodies))
    forms = [abbreviation for form in FORMS for abbreviation in form.abbreviations]
    assert len(forms) == len({form.lower() for form in forms})
    assert not {fold(form) for form in forms} & set(bodies)


NUMBERS = st.integers(1, 99999).map(str)
BODY = st.sampled_from([body.abbreviation for body in BODIES])
FORM = st.sampled_from([word for form in FORMS for word in form.abbreviations])
UNIT = st.sampled_from(["", "-KT", "-TH", "-CĐSQG", "-VX", "-KGVX"])
YEAR = st.integers(1945, 2099)


@st.composite
def symbols(draw: st.DrawFn) -> Symbol:
    """Symbols of every pattern, from the vocabularies."""
    number, body, unit = draw(NUMBERS), draw(BODY), draw(UNIT)
    year = draw(YEAR)
    texts = [
        f"{number}/{draw(FORM)}-{body}",
        f"{number}/{year}/{draw(FORM)}-{body}",
        f"{number}/{body}{unit or '-VP'}",
        f"{number}-{draw(FORM)}/{body}",
        f"{number}/{year}/QH{draw(st.integers(1, 20))}",
    ]
    symbol = parse(draw(st.sampled_from(texts)))
    assert symbol is not None
    return symbol


@st.composite
def noisy(draw: st.DrawFn) -> tuple[Symbol, str]:
    """A symbol, and the same as careless people, old fonts and PDF extraction write it."""
    symbol = draw(symbols())
    text = symbol.text
    if draw(st.booleans()):
        text = text.replace("Đ", draw(st.sampled_from("\u00d0\u0189Dđ")))
    text = draw(st.sampled_from([text, text.lower(), text.upper()]))
    marks = draw(st.sampled_from(["{}", " {}", "{} ", " {} ", "\u00a0{}", "\n{}"]))
    text = re.sub("[-/]", lambda mark: marks.format(mark[0]), text)
    if draw(st.booleans()):
        text = re.sub("[-/]", draw(st.sampled_from([" ", "-", "/", "\u2013", " - "])), text)
    text = draw(st.sampled_from(["{}", "Số: {}", "số {}", " {} ", "{}\t", "\ufeff{}"])).format(text)
    return symbol, unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)


@PROPERTY
@given(symbols())
def test_official_text_is_stable(symbol: Symbol) -> None:
    again = parse(symbol.text)
    assert again == symbol
    assert unicodedata.is_normalized("NFC", symbol.text)
    assert symbol.key == search_key(symbol.text) == search_key(symbol.key)


@PROPERTY
@given(noisy())
def test_r104_noise_keeps_the_key(pair: tuple[Symbol, str]) -> None:
    symbol, typed = pair
    assert search_key(typed) == symbol.key


NASTY = st.text(st.sampled_from("0123456789/-. \n\x02\u00a0QqĐđÐDUBNDhtg&số\U0001f389\u0301İß"))


@PROPERTY
@given(st.text() | NASTY)
def test_never_raises_and_settles(text: str) -> None:
    search_key(text)
    lookup_parts(text)
    list(find(text))
    symbol = parse(text)
    if symbol:
        suggest(symbol)
        assert parse(symbol.text) == symbol
        assert search_key(text) == symbol.key


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "1/", "1-a", "a.", "1/aA", "352/QĐ-UBND ", "( ", "\u0301", "\x02", "1/a1-", "Số "],
)
def test_a_megabyte_is_read_at_once(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    begin = time.perf_counter()
    parse(text)
    search_key(text)
    lookup_parts(text)
    assert time.perf_counter() - begin < 1  # measured: below 0.02 s
    begin = time.perf_counter()
    list(find(text[:200_000]))
    assert time.perf_counter() - begin < 5  # measured: below 0.4 s
