"""The tree as text that a clerk corrects by hand (issue 5.4)."""

import pytest
from hypothesis import given, settings

from legal.structure.dividing import divide
from legal.structure.editing import from_lines, to_lines
from legal.structure.stored import dumps, loads
from legal.structure.tree import Kind, find, plain_text
from tests.legal.outlines import golden
from tests.legal.test_structure_dividing import NAMES
from tests.legal.texts import texts


@pytest.mark.parametrize("name", NAMES)
def test_a_divided_document_comes_back_as_it_was(name):
    root = divide(golden(name)).root
    assert from_lines(to_lines(root)) == root


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_divided_text_comes_back_as_it_was(text):
    root = divide(text).root
    assert from_lines(to_lines(root)) == root


@settings(max_examples=300, deadline=None)
@given(texts)
def test_whatever_a_clerk_writes_is_a_tree_that_stays_the_same(text):
    root = from_lines(text)
    assert from_lines(to_lines(root)) == root
    assert loads(dumps(root)) == root


def test_a_clerk_corrects_a_heading_an_article_and_a_paragraph():
    lines = (
        "## Điều 1. Phạm vi\n1. Một:\na) Điểm;\n< Đoạn của khoản 1.\n## Điều 2.\nNội dung.\n"
        "\\1. Đoạn không phải khoản.\n- Gạch\n    + Cộng\n"
    )
    root = from_lines(lines)
    assert find(root, "dieu-1").heading == "Phạm vi"
    assert [child.kind for child in find(root, "dieu-1-khoan-1").children] == [
        Kind.POINT,
        Kind.PARAGRAPH,
    ]
    second = find(root, "dieu-2")
    assert second.text == "Nội dung."
    assert second.children[0].text == "1. Đoạn không phải khoản."
    assert second.children[1].children[0].label == "+"


def test_an_attachment_is_written_and_read():
    root = from_lines("## Điều 1.\nBan hành.\n[Kèm theo] PHỤ LỤC II | BIỂU\n(Kèm theo)\n1. Một\n")
    assert find(root, "phu-luc-2").text == "(Kèm theo)"
    assert find(root, "phu-luc-2-khoan-1").text == "Một"


def test_line_marks_are_no_text():
    root = divide(golden("quyet-dinh-352")).root
    assert "[Phần đầu]" not in plain_text(from_lines(to_lines(root)))
