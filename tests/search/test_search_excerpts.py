"""Excerpts: around what was found, marked, and never anything but text."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.excerpts import LENGTH, MAX_SCANNED, excerpt
from search.query import parse

FILLER = "Lời mở đầu dài dòng. " * 40


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("quyet dinh", "Quyết định có hiệu lực.", ["Quyết", "định"]),
        ("QĐ-UBND", "số 352/QĐ-UBND", ["QĐ", "UBND"]),
        ("van hoà", "văn hóa, văn hoà, văn hòa", ["văn", "hóa", "văn", "hoà", "văn", "hòa"]),
        ('"bàn"', "bán bàn bạn", ["bàn"]),
        ('"ban"', "bán bàn bạn", ["bán", "bàn", "bạn"]),
        ('"sơn la"', "la sơn, Sơn La, son la", ["Sơn La"]),
        ('"son la" la', "la Sơn La", ["la", "Sơn La"]),
    ],
)
def test_r125_an_excerpt_marks_what_was_asked_for(query, text, marked):
    assert re.findall("<mark>(.*?)</mark>", excerpt(parse(query), text)) == marked


def test_r125_an_excerpt_keeps_the_text_in_nfd_as_it_is():
    text = unicodedata.normalize("NFD", "Quyết định")
    assert excerpt(parse("định"), text).endswith(unicodedata.normalize("NFD", "<mark>định</mark>"))


def test_r125_an_excerpt_shows_the_place_with_the_most_of_the_words():
    text = f"{FILLER} quyết tâm {FILLER} quyết định 352 {FILLER}"
    html = excerpt(parse("quyet dinh 352"), text)
    assert "<mark>quyết</mark> <mark>định</mark> <mark>352</mark>" in html
    assert html.startswith("… ")
    assert html.endswith(" …")


def test_r125_the_summary_stands_in_for_a_body_without_the_words():
    terms = parse("hiệu lực")
    assert excerpt(terms, FILLER, "Có hiệu lực.") == ("Có <mark>hiệu</mark> <mark>lực</mark>.")
    assert excerpt(terms, "", "Tóm tắt.") == "Tóm tắt."
    assert excerpt(terms, FILLER, "Tóm tắt.").startswith("Lời mở đầu")
    assert excerpt(terms) == ""


TEXT = st.text(st.sampled_from("abđệ́ \"<>&'\x00/-") | st.characters(), max_size=400)


@given(text=TEXT, query=st.text(min_size=1, max_size=30))
def test_excerpts_escape_everything_but_their_marks(text, query):
    html = excerpt(parse(query), text)
    assert "<" not in html.replace("<mark>", "").replace("</mark>", "")
    assert html.count("<mark>") == html.count("</mark>")


def test_an_excerpt_of_a_huge_text_is_short():
    html = excerpt(parse("x"), "x" * 10 * MAX_SCANNED)
    assert len(html) < 2 * LENGTH
    assert (
        len(excerpt(parse("x"), "x " * 10 * MAX_SCANNED).replace("<mark>x</mark>", "x"))
        < 2 * LENGTH
    )
