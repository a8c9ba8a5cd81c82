"""Dictionary order, as a key and as a string."""

import random
import unicodedata
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vietnamese.collation import sort_key, sort_string

# Few letters and no long texts, so that two texts often share their beginning.
NEAR = st.text("aàạăâbBdđĐoòơ019 -", max_size=8)
ANY = st.text(max_size=20)
PROPERTY = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

ORDERED = [
    pytest.param(list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"), id="letters"),
    pytest.param(list("AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"), id="capitals"),
    pytest.param(["ma", "mà", "mả", "mã", "má", "mạ"], id="tones"),
    pytest.param(["ơ", "ờ", "ở", "ỡ", "ớ", "ợ", "p"], id="tones of one letter"),
    pytest.param(["ba", "bà", "bạ", "ban", "bán", "băn", "bằng", "bân"], id="letter before tone"),
    pytest.param(["hoa", "hòa", "hoàn", "hoàng"], id="shorter first"),
    pytest.param(["da", "dạy", "dương", "đa", "đá", "e"], id="d and đ"),
    pytest.param(["bà xã", "bá an", "bạ an", "ban an"], id="syllable by syllable"),
    pytest.param(["Tà Hộc", "Tà Xùa", "Tạ Khoa"], id="tone before the next syllable"),
    pytest.param(["sơn", "Sơn", "SƠN", "sơn la", "Sơn La", "sơn lạ"], id="case last"),
    pytest.param(["ba Bà", "Ba Bà", "ba Bá"], id="tone before case"),
    pytest.param(["", "1", "a"], id="nothing, digits, letters"),
    pytest.param(
        ["Tiểu khu 2", "Tiểu khu 2A", "Tiểu khu 2B", "Tiểu khu 10", "Tiểu khu Một"], id="numbers"
    ),
    pytest.param(
        ["0", "1", "9", "10", "99", "100", "9" * 9, "1" + "0" * 9, "9" * 10], id="magnitudes"
    ),
    pytest.param(["Tổ 1 2", "Tổ 1 10", "Tổ 12"], id="separate numbers"),
    pytest.param(["Điều 9", "Điều 9.2", "Điều 9.10", "Điều 10"], id="numbered articles"),
    pytest.param(["zz", "ω", "я", "ລ", "中", "𠀀"], id="other scripts after z"),
]

SAME = [
    ("Sơn La", "Sơn-La"),
    ("hoà", "hòa"),
    ("Uỷ ban", "Ủy ban"),
    ("Tổ 02", "Tổ 2"),
    ("Tổ2", "Tổ 2"),
    ("Tổ ٢", "Tổ 2"),
    ("façade", "facade"),
    ("x\u0302ã", "xã"),  # a mark that does not compose
    ("\u00d0oàn", "\u0110oàn"),
    ("(Mường) É.", "Mường É"),
]


@pytest.mark.parametrize("ordered", ORDERED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_order(ordered: list[str], form: Literal["NFC", "NFD"]) -> None:
    texts = [unicodedata.normalize(form, text) for text in ordered]
    shuffled = random.Random(1).sample(texts, len(texts))
    assert sorted(shuffled, key=sort_key) == texts
    assert sorted(shuffled, key=sort_string) == texts
    assert len({sort_key(text) for text in texts}) == len(texts)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_differences_without_weight(one: str, other: str) -> None:
    assert one != other
    assert sort_key(one) == sort_key(other)
    assert sort_string(one) == sort_string(other)


def test_numbers_have_no_limit() -> None:
    # int() of more than 4300 digits raises an error in Python.
    short, long = "9" * 5000, "1" + "0" * 5000
    assert sort_key(short) < sort_key(long)
    assert sort_string(short) < sort_string(long)


@PROPERTY
@given(NEAR, NEAR)
def test_string_order_is_key_order_for_near_texts(one: str, other: str) -> None:
    assert (sort_string(one) < sort_string(other)) == (sort_key(one) < sort_key(other))
    assert (sort_string(one) == sort_string(other)) == (sort_key(one) == sort_key(other))


@PROPERTY
@given(ANY, ANY)
def test_string_order_is_key_order_for_any_texts(one: str, other: str) -> None:
    assert (sort_string(one) < sort_string(other)) == (sort_key(one) < sort_key(other))
    assert (sort_string(one) == sort_string(other)) == (sort_key(one) == sort_key(other))


@PROPERTY
@given(ANY)
def test_string_is_printable_ascii_and_the_same_for_nfd(text: str) -> None:
    encoded = sort_string(text)
    assert encoded.isascii() and encoded.isprintable()
    assert sort_string(unicodedata.normalize("NFD", text)) == encoded


@PROPERTY
@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_compare_by_value(one: int, other: int) -> None:
    texts = (f"Tiểu khu {one}", f"Tiểu khu {other}")
    assert (sort_key(texts[0]) < sort_key(texts[1])) == (one < other)
    assert (sort_string(texts[0]) < sort_string(texts[1])) == (one < other)
