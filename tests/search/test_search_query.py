"""What was typed becomes words and phrases, whatever it is (R125)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import MAX_LENGTH, MAX_TERMS, Terms, parse
from search.tsquery import tsquery


@pytest.mark.parametrize(
    ("text", "words", "phrases"),
    [
        ("", (), ()),
        ("352/QĐ-UBND", ("352", "qđ", "ubnd"), ()),
        ("Hoà bình, hòa bình", ("hòa", "bình"), ()),
        ('"quyết định" mới', ("mới",), (("quyết", "định"),)),
        ("“quyết định” «mới»", (), (("quyết", "định"), ("mới",))),
        ('quyết "định', ("quyết", "định"), ()),
        ('a "b" c "d', ("a", "c", "d"), (("b",),)),
        ('"" " " "."', (), ()),
        ('"một" "một"', (), (("một",),)),
        (unicodedata.normalize("NFD", "Quyết"), ("quyết",), ()),
        ("qu\x00yết", ("quyết",), ()),
        ("% \\ ' | ! & ( <-> :*", (), ()),
        ("\u0301\u0323", (), ()),
    ],
)
def test_r125_words_and_phrases(text, words, phrases):
    assert parse(text) == Terms(words, phrases)


def test_r125_the_limits_are_kept_and_told():
    assert not parse("a" * MAX_LENGTH).is_cut
    assert parse("a " * 10_000).is_cut
    assert not parse(unicodedata.normalize("NFD", "ộ" * MAX_LENGTH)).is_cut
    many = parse(" ".join(f"w{n}" for n in range(MAX_TERMS + 1)) + ' "mot cum"')
    assert many.is_cut
    assert len(many.words) + len(many.phrases) == MAX_TERMS
    assert many.phrases == (("mot", "cum"),)


def test_r125_a_phrase_keeps_the_marks_it_is_typed_with():
    assert tsquery(parse('Quyết "định mới"')) == "'quyet' & ('định' <-> 'mới')"
    assert tsquery(parse("Quyết định"), exact=True, weight="A") == "'quyết':A & 'định':A"


@given(text=st.text(max_size=4 * MAX_LENGTH))
def test_r125_any_text_gives_bounded_words_of_letters_and_digits(text):
    terms = parse(text)
    words = [word for part in (terms.words, *terms.phrases) for word in part]
    assert len(terms.words) + len(terms.phrases) <= MAX_TERMS
    assert not any(set(word) & set("'\\:&|!()<>*\x00 \"") for word in words)
    assert parse(unicodedata.normalize("NFD", text[:40])) == parse(
        unicodedata.normalize("NFC", text[:40])
    )
