"""Slugs, domain labels and initials."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vietnamese.slugs import LABEL_LENGTH, ascii_letters, compact, initials, slugify

SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
VIETNAMESE = st.text("aàbcdđĐeéêghiklmnoôơởuưừvxyỹ 0123456789-/,.'", max_size=200)
PROPERTY = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sơ đồ tổ chức", "so-do-to-chuc"),
        ("Giới thiệu chung", "gioi-thieu-chung"),
        ("352/QĐ-UBND", "352-qd-ubnd"),
        ("  Hỏi – đáp:  (mới!) ", "hoi-dap-moi"),
        ("Dân tộc H'Mông", "dan-toc-hmong"),
        ("Dân tộc H\u2019Mông", "dan-toc-hmong"),
        ("\u00d0iều hành", "dieu-hanh"),
        ("1.000 m²", "1-000-m2"),
        ("Uỷ ban_nhân dân", "uy-ban-nhan-dan"),
        ("", ""),
        ("!!! ...", ""),
        ("ລາວ", ""),
    ],
)
def test_slugify(text: str, expected: str) -> None:
    assert slugify(text) == expected
    assert slugify(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    ("max_length", "expected"),
    [
        (1, "s"),
        (2, "so"),
        (3, "so"),
        (4, "so"),
        (5, "so-do"),
        (6, "so-do"),
        (12, "so-do-to"),
        (13, "so-do-to-chuc"),
        (14, "so-do-to-chuc"),
    ],
)
def test_slugify_cuts_between_words(max_length: int, expected: str) -> None:
    assert slugify("Sơ đồ tổ chức", max_length=max_length) == expected


def test_slugify_has_a_limit_unless_told() -> None:
    assert slugify("hòa " * 100) == "-".join(["hoa"] * 20)


@pytest.mark.parametrize("max_length", [0, -1])
def test_slugify_refuses_a_length_below_one(max_length: int) -> None:
    with pytest.raises(ValueError, match=f"not {max_length}"):
        slugify("Sơn La", max_length=max_length)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tô Hiệu", "tohieu"),
        ("Mường É", "muonge"),
        ("Cò Nòi", "conoi"),
        ("Đoàn Kết", "doanket"),
        ("Sở Nông nghiệp và Môi trường", "sonongnghiepvamoitruong"),
        ("A-B_c.d 1", "abcd1"),
        ("", ""),
    ],
)
def test_compact(text: str, expected: str) -> None:
    assert compact(text) == expected
    assert compact(unicodedata.normalize("NFD", text)) == expected


def test_compact_fits_a_domain_label() -> None:
    assert LABEL_LENGTH == 63
    assert compact("đ" * 63) == "d" * 63
    assert compact("đ" * 64) == "d" * 63


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Tư pháp", "stp"),
        ("Sở Văn hóa, Thể thao và Du lịch", "svhttdl"),
        ("Sở Lao động - Thương binh và Xã hội", "sldtbxh"),
        ("Sở Giáo dục và Đào tạo", "sgddt"),
        ("Sở Nông nghiệp Và Môi trường", "snnmt"),
        ("Thanh tra tỉnh", "ttt"),
        ("Ủy ban nhân dân", "ubnd"),
        ("Hội đồng nhân dân", "hdnd"),
        ("Hội người H'Mông", "hnh"),
        ("Tiểu khu 10", "tk10"),
        ("Tổ 2A", "t2a"),
        ("Vả Và Vá", "vv"),
        ("ລາວ", ""),
        ("và", ""),
    ],
)
def test_initials(text: str, expected: str) -> None:
    assert initials(text) == expected
    assert initials(unicodedata.normalize("NFD", text)) == expected


@PROPERTY
@given(st.one_of(st.text(), VIETNAMESE), st.integers(1, 300))
def test_slug_is_always_fit_for_an_address(text: str, max_length: int) -> None:
    slug = slugify(text, max_length=max_length)
    assert slug == "" or SLUG.fullmatch(slug)
    assert len(slug) <= max_length
    assert slugify(slug, max_length=max_length) == slug


@PROPERTY
@given(VIETNAMESE, st.integers(1, 60))
def test_cut_slug_keeps_as_many_whole_words_as_fit(text: str, max_length: int) -> None:
    words = slugify(text, max_length=1000).split("-")
    kept = slugify(text, max_length=max_length).split("-")
    if len(words[0]) > max_length:
        assert kept == [words[0][:max_length]]
    else:
        assert kept == words[: len(kept)]
        assert kept == words or len("-".join(words[: len(kept) + 1])) > max_length


@PROPERTY
@given(st.one_of(st.text(), VIETNAMESE))
def test_compact_is_the_slug_without_hyphens(text: str) -> None:
    label = compact(text)
    assert re.fullmatch("[a-z0-9]{0,63}", label)
    assert label == slugify(text, max_length=10_000).replace("-", "")[:LABEL_LENGTH]


@PROPERTY
@given(st.text())
def test_initials_are_ascii(text: str) -> None:
    assert re.fullmatch("[a-z0-9]*", initials(text))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_browser_writes_the_same_slug_as_the_server(form):
    text = "Đường phố, thị trấn Ít Ong: kỷ niệm 70 năm Ngày Quốc khánh"
    typed = unicodedata.normalize(form, text)
    for pattern, letter in ascii_letters():
        typed = re.sub(pattern, letter, typed)
    assert "-".join(re.findall("[a-z0-9]+", typed.lower())) == slugify(text)
