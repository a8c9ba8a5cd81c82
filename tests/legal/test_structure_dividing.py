"""Text divided into articles, clauses and points (issue 5.4; R103, R104)."""

import textwrap
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings

from legal.structure.dividing import MAX_CHARACTERS, TooLong, divide
from legal.structure.lines import prepare
from legal.structure.tree import Kind, articles, find, plain_text, walk
from tests.legal.outlines import expected, golden, outline
from tests.legal.texts import texts
from vietnamese.mending import mend

NAMES = ("quyet-dinh-352", "luat", "cong-van", "nghi-quyet", "hai-kem-theo", "bay")


def without_spaces(text):
    return "".join(text.split())


def numbered(root):
    return [(node.anchor, node.label) for node in walk(root) if node.anchor]


@pytest.mark.parametrize("name", NAMES)
def test_golden(name):
    """Each outline was read against its text, division by division."""
    assert outline(divide(golden(name)).root) == expected(name)


def test_r103_the_decision_has_three_articles_and_its_regulation_four_chapters_with_25():
    root = divide(golden("quyet-dinh-352")).root
    own = [node for node in root.children if node.kind == Kind.ARTICLE]
    (regulation,) = (node for node in root.children if node.kind == Kind.ATTACHMENT)
    chapters = [node for node in regulation.children if node.kind == Kind.CHAPTER]
    assert [node.anchor for node in own] == [f"quyet-dinh-dieu-{n}" for n in (1, 2, 3)]
    assert [node.anchor for node in chapters] == [f"chuong-{n}" for n in (1, 2, 3, 4)]
    assert [node.anchor for node in articles(regulation)] == [f"dieu-{n}" for n in range(1, 26)]
    assert find(root, "dieu-16-khoan-12").text.startswith("Tương tác với tổ chức")


def test_every_label_of_the_decision_is_a_division():
    """Counted in the text by hand: 105 clauses, 17 points, 45 dashes and pluses."""
    kinds = Counter(node.kind for node in walk(divide(golden("quyet-dinh-352")).root))
    assert (kinds[Kind.CLAUSE], kinds[Kind.POINT], kinds[Kind.ITEM]) == (105, 17, 45)


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_lost(name):
    division = divide(golden(name))
    kept = Counter(without_spaces(plain_text(division.root)))
    dropped = Counter(without_spaces("".join(division.dropped)))
    assert kept + dropped == Counter(without_spaces(mend(golden(name)).text))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text_is_divided_and_every_character_is_there_in_order(text):
    division = divide(text)
    assert without_spaces(plain_text(division.root)) == without_spaces("".join(prepare(text).lines))
    anchors = [node.anchor for node in walk(division.root) if node.anchor]
    assert len(anchors) == len(set(anchors))


@settings(max_examples=200, deadline=None)
@given(texts)
def test_what_is_left_out_is_listed(text):
    prepared = prepare(text)
    text = (
        text.replace("\x02", "-")
        .replace("\ufffe", "-")
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )
    kept = Counter(without_spaces("".join(prepared.lines)))
    whole = Counter(without_spaces(mend(text).text))
    assert kept + Counter(without_spaces("".join(prepared.dropped))) == whole


@pytest.mark.parametrize("width", (45, 60, 72, 80, 100, 130))
@pytest.mark.parametrize("name", NAMES)
def test_lines_broken_at_any_width_give_the_same_articles_clauses_and_points(name, width):
    root = divide(golden(name)).root
    wrapped = (
        line
        for paragraph in plain_text(root).split("\n")
        for line in textwrap.wrap(paragraph, width, break_on_hyphens=False)
    )
    assert numbered(divide("\n".join(wrapped)).root) == numbered(root)


def test_nfd_and_line_endings_of_windows_change_nothing():
    text = golden("quyet-dinh-352")
    same = unicodedata.normalize("NFD", text).replace("\n", "\r\n")
    assert divide(same).root == divide(text).root


def test_a_pdfs_hyphen_at_the_end_of_a_line_is_a_hyphen():
    """pdfium gives U+0002 for `NĐ-` at the end of a line (stack.md, R179)."""
    (paragraph,) = (
        divide("Nghị định số 42/2022/NĐ\x02\r\nCP của Chính phủ").root.children[0].children
    )
    assert paragraph.text == "Nghị định số 42/2022/NĐ-CP của Chính phủ"


def test_page_numbers_without_page_breaks_are_left_out_and_rows_of_a_table_are_not():
    body = "\n".join(f"Câu thứ {n} của văn bản này." for n in range(20))
    assert divide(f"{body}\n2\n{body}\n3\n{body}\n4\n{body}").dropped == ["2", "3", "4"]
    assert divide("PHỤ LỤC I\n1\nGạo\n2\nNgô\n3\nSắn").dropped == []


def test_an_attached_regulation_whose_title_is_missing_is_still_attached():
    text = (
        "Điều 1. Ban hành quy chế.\nĐiều 2. Thi hành.\nNơi nhận:\n- Lưu.\nTM. ỦY BAN NHÂN DÂN\n"
        "Chương I\nCHUNG\nĐiều 1. Phạm vi\nÁp dụng ở tỉnh."
    )
    root = divide(text).root
    assert find(root, "dieu-1").heading == "Phạm vi"
    assert find(root, "van-ban-dieu-1").text == "Ban hành quy chế."


def test_a_plan_in_an_article_of_a_decision_has_roman_sections_of_that_article():
    text = (
        "Điều 1. Phê duyệt Kế hoạch:\nI. MỤC TIÊU\n1. Một.\nII. NHIỆM VỤ\n1. Hai.\n"
        "Điều 2. Thi hành."
    )
    assert [anchor for anchor, _label in numbered(divide(text).root)] == [
        "dieu-1",
        "dieu-1-muc-1",
        "dieu-1-muc-1-khoan-1",
        "dieu-1-muc-2",
        "dieu-1-muc-2-khoan-1",
        "dieu-2",
    ]


def test_several_attached_texts_with_articles_have_prefixed_anchors():
    """Rule 3 of `anchors`: no attachment is the main one."""
    attached = "(Ban hành kèm theo Quyết định số 1)\nĐiều 1. Phạm vi\nÁp dụng ở tỉnh.\n"
    text = f"Điều 1. Ban hành.\nNơi nhận:\n- Lưu.\nQUY CHẾ\n{attached}QUY TRÌNH\n{attached}"
    assert [anchor for anchor, _label in numbered(divide(text).root)] == [
        "dieu-1",
        "quy-che",
        "quy-che-dieu-1",
        "quy-trinh",
        "quy-trinh-dieu-1",
    ]


def test_more_text_than_any_document_has_is_refused():
    with pytest.raises(TooLong):
        divide("a" * (MAX_CHARACTERS + 1))


@pytest.mark.parametrize(
    "line", ("“Điều 1. a\n", "PHỤ LỤC I\n", "1. a\n", "Điều 1.\n", "I.\n", "(\n", "- x\n", "a\f")
)
def test_hostile_repetition_is_divided_in_linear_time(line):
    """No assertion on time: quadratic work would take minutes here."""
    divide(line * 20_000)
