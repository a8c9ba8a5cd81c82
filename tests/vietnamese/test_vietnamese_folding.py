"""Folding, tokens and spans: tables of real Vietnamese, then properties."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vietnamese.folding import fold, normalize, spans, tokens

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)
VIETNAMESE = st.text(LETTERS + LETTERS.upper() + "0123456789 -/.,_'\n\t\x00")
# Beyond the Basic Multilingual Plane the marks of rare scripts are not known to the package.
ANY = st.text(st.characters(max_codepoint=0xFFFF))
TONES = "\u0300\u0301\u0303\u0309\u0323"
PROPERTY = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (nfd("Mường É, Cò Nòi"), "Mường É, Cò Nòi"),
        ("e\u0323\u0302", "ệ"),  # marks typed in either order
        ("e\u0302\u0323", "ệ"),
        ("o\u0300a", "òa"),
        ("\u00d0oàn \u0111\u00f0", "\u0110oàn \u0111\u0111"),
        ("\u0189oàn \u0256ội", "\u0110oàn \u0111ội"),
        ("Sơn\x00 L\x01a\x1f", "Sơn La"),
        ("a\x00\u0301", "á"),  # what a removed control kept apart is composed
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc\x0bd\x0ce", "a\nb\nc\nd\ne"),
    ],
)
def test_normalize(text: str, expected: str) -> None:
    assert normalize(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ủy ban nhân dân tỉnh Sơn La", "uy ban nhan dan tinh son la"),
        ("Uỷ ban", "uy ban"),
        ("HOÀ BÌNH", "hoa binh"),
        ("Hòa Bình", "hoa binh"),
        ("Đường \u00d0iện Biên", "duong dien bien"),
        ("Nghị quyết số 25/2026/NQ-HĐND", "nghi quyet so 25/2026/nq-hdnd"),
        ("Ằ Ẵ Ặ Ẫ Ỡ Ữ Ỵ Ỹ", "a a a a o u y y"),
        ("Café résumé", "cafe resume"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert fold(nfd(text)) == expected


def test_fold_leaves_only_ascii_of_every_vietnamese_letter() -> None:
    folded = fold(LETTERS + LETTERS.upper())
    assert re.fullmatch("[a-z]+", folded)
    assert len(folded) == 2 * len(LETTERS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("--- / , .", []),
        ("352/QĐ-UBND", ["352", "qđ", "ubnd"]),
        (nfd("Đồng chí Bí thư"), ["đồng", "chí", "bí", "thư"]),
        ("tệp_đính_kèm", ["tệp", "đính", "kèm"]),
        ("Xã Mường É.", ["xã", "mường", "é"]),
        ("trang một\x0ctrang hai", ["trang", "một", "trang", "hai"]),
        ("S\x00ơn La", ["sơn", "la"]),
        ("ລາວ ກິນ", ["ລາວ", "ກິນ"]),  # Lao vowel signs do not split a word
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        # the mark moves to the first vowel
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("xoã", "xõa"),
        ("toả", "tỏa"),
        ("doạ", "dọa"),
        ("oà", "òa"),
        ("khoẻ", "khỏe"),
        ("loè", "lòe"),
        ("loé", "lóe"),
        ("xoè", "xòe"),
        ("thuý", "thúy"),
        ("thuỷ", "thủy"),
        ("uỷ", "ủy"),
        ("uý", "úy"),
        ("luỹ", "lũy"),
        ("tuỳ", "tùy"),
        ("truỵ", "trụy"),
        ("nguỵ", "ngụy"),
        ("UỶ", "ủy"),
        # the canonical form stays
        ("hòa", "hòa"),
        ("khỏe", "khỏe"),
        ("thủy", "thủy"),
        # no tone
        ("hoa", "hoa"),
        ("khoe", "khoe"),
        ("thuy", "thuy"),
        # qu is a consonant
        ("quý", "quý"),
        ("quỳ", "quỳ"),
        ("quỷ", "quỷ"),
        ("quỹ", "quỹ"),
        ("quỵ", "quỵ"),
        ("quà", "quà"),
        ("què", "què"),
        # closed syllables
        ("hoàn", "hoàn"),
        ("toàn", "toàn"),
        ("hoạch", "hoạch"),
        ("khoái", "khoái"),
        ("khoài", "khoài"),
        ("ngoại", "ngoại"),
        ("xoáy", "xoáy"),
        ("ngoẹo", "ngoẹo"),
        ("huỳnh", "huỳnh"),
        ("huýt", "huýt"),
        ("khuỷu", "khuỷu"),
        ("nguyễn", "nguyễn"),
        # other vowel pairs have one spelling
        ("mùa", "mùa"),
        ("nghĩa", "nghĩa"),
        ("thuở", "thuở"),
        ("già", "già"),
        ("huế", "huế"),
        # not one Vietnamese syllable
        ("abcoà", "abcoà"),
        ("x1oà", "x1oà"),
    ],
)
def test_tone_placement(written: str, canonical: str) -> None:
    assert tokens(written) == [canonical]
    assert tokens(nfd(written)) == [canonical]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Sơn La", [("son", 0, 3), ("la", 4, 6)]),
        # S o+horn n: one code point more
        (nfd("Sơn La"), [("son", 0, 4), ("la", 5, 7)]),
        (nfd("(Mường É)"), [("muong", 1, 9), ("e", 10, 12)]),
        ("352/QĐ-UBND", [("352", 0, 3), ("qd", 4, 6), ("ubnd", 7, 11)]),
        ("S\x00ơn\x00 La", [("son", 0, 4), ("la", 6, 8)]),
        ("\u0301a", [("a", 1, 2)]),  # a mark that has no letter belongs to no word
    ],
)
def test_spans(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert list(spans(text)) == expected


@PROPERTY
@given(ANY)
def test_normalize_is_idempotent_nfc_without_controls(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not [char for char in once if char < " " and char not in "\t\n"]


@PROPERTY
@given(ANY)
def test_fold_is_idempotent_and_has_no_accent(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert not [char for char in nfd(once) if unicodedata.category(char) == "Mn"]


@PROPERTY
@given(ANY)
def test_fold_and_tokens_see_no_difference_between_nfc_and_nfd(text: str) -> None:
    assert fold(nfc(text)) == fold(nfd(text)) == fold(text)
    assert tokens(nfc(text)) == tokens(nfd(text)) == tokens(text)


@PROPERTY
@given(VIETNAMESE)
def test_fold_sees_no_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@PROPERTY
@given(VIETNAMESE)
def test_tokens_of_vietnamese_are_words_in_lower_case(text: str) -> None:
    found = tokens(text)
    assert all(re.fullmatch(r"[^\W_]+", token) for token in found)
    assert found == [token.lower() for token in found]
    assert tokens(" ".join(found)) == found
    letters = "".join(char for char in normalize(text).lower() if char.isalnum())
    assert fold("".join(found)) == fold(letters)


@PROPERTY
@given(
    st.sampled_from(["", "h", "kh", "th", "ng", "tr", "đ", "x"]),
    st.sampled_from(["oa", "oe", "uy"]),
    st.sampled_from(TONES),
)
def test_both_tone_placements_are_one_token(onset: str, pair: str, tone: str) -> None:
    on_first = nfc(onset + pair[0] + tone + pair[1])
    on_second = nfc(onset + pair + tone)
    assert on_first != on_second
    assert tokens(on_second) == tokens(on_first) == [on_first]


@PROPERTY
@given(ANY)
def test_spans_slice_back_to_the_words(text: str) -> None:
    found = list(spans(text))
    previous_end = 0
    for token, start, end in found:
        assert previous_end <= start < end <= len(text)
        assert fold(text[start:end]) == token
        previous_end = end
    assert [token for token, _, _ in found] == [fold(token) for token in tokens(text)]


@PROPERTY
@given(VIETNAMESE)
def test_spans_cover_every_letter_in_nfc_and_nfd(text: str) -> None:
    for form in (nfc(text), nfd(text)):
        covered = {index for _, start, end in spans(form) for index in range(start, end)}
        letters = {index for index, char in enumerate(form) if char.isalnum()}
        assert letters <= covered
        assert not [index for index in covered if form[index] in " -/.,_'\n\t"]
