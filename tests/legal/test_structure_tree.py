"""The tree: found by anchor, cited, kept as JSON, read back safely (issue 5.4; R104)."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal.structure import numerals
from legal.structure.dividing import divide
from legal.structure.doubts import MISSING, REPEATED, Doubt, doubts
from legal.structure.stored import InvalidTree, dumps, from_dict, loads, to_dict
from legal.structure.tree import citation, citations, contents, find, neighbours, path
from tests.legal.outlines import golden
from tests.legal.texts import texts


@pytest.fixture(scope="module")
def decision():
    return divide(golden("quyet-dinh-352")).root


@pytest.mark.parametrize(
    ("anchor", "cited"),
    (
        ("dieu-16-khoan-12", "khoản 12 Điều 16 Quy chế"),
        ("dieu-10-khoan-1-diem-dd", "điểm đ khoản 1 Điều 10 Quy chế"),
        ("chuong-3", "Chương III Quy chế"),
        ("quyet-dinh-dieu-2", "Điều 2"),
        ("quy-che", "Quy chế"),
        ("dieu-99", ""),
        ("", ""),
    ),
)
def test_r104_a_place_is_cited_as_lawyers_do(decision, anchor, cited):
    assert citation(decision, anchor) == cited
    assert citations(decision).get(anchor, "") == cited


def test_a_section_is_cited_with_its_chapter():
    law = divide(golden("luat")).root
    assert citation(law, "chuong-1-muc-2") == "Mục 2 Chương I Phần thứ hai"
    assert citation(divide(golden("nghi-quyet")).root, "muc-2-khoan-1") == "khoản 1 mục II"


def test_the_articles_before_and_after(decision):
    before, after = neighbours(decision, "dieu-16-khoan-3")
    assert (before.anchor, after.anchor) == ("dieu-15", "dieu-17")
    assert neighbours(decision, "dieu-25")[1] is None
    assert neighbours(decision, "quyet-dinh-dieu-1")[0] is None
    assert neighbours(decision, "chuong-1") == (None, None)


def test_contents_nest_articles_in_chapters(decision):
    *own, regulation = contents(decision)
    assert [entry.anchor for entry in own] == [f"quyet-dinh-dieu-{n}" for n in (1, 2, 3)]
    assert [len(chapter.children) for chapter in regulation.children] == [3, 12, 8, 2]
    assert regulation.children[2].children[0].heading.startswith("Thông tin chủ yếu")


def test_path_leads_from_the_document(decision):
    kinds = [node.kind.value for node in path(decision, "dieu-10-khoan-1-diem-a")]
    assert kinds == ["document", "attachment", "chapter", "article", "clause", "point"]


@given(texts)
@settings(max_examples=100, deadline=None)
def test_json_gives_the_same_tree(text):
    root = divide(text).root
    assert loads(dumps(root)) == root


HOSTILE = (
    None,
    [],
    {},
    {"version": 2, "tree": {"kind": "document"}},
    {"version": 1, "tree": {"kind": "article"}},
    {"version": 1, "tree": {"kind": "script"}},
    {"version": 1, "tree": {"kind": ["document"]}},
    {"version": 1, "tree": {"kind": "document", "children": {}}},
    {"version": 1, "tree": {"kind": "document", "children": [1]}},
    {"version": 1, "tree": {"kind": "document", "text": 5}},
    {"version": 1, "tree": {"kind": "document", "text": "a\nb"}},
    {"version": 1, "tree": {"kind": "document", "text": "a\x00"}},
    {"version": 1, "tree": {"kind": "document", "text": "\ud800"}},
    {"version": 1, "tree": {"kind": "document", "anchor": '"><script>'}},
    {"version": 1, "tree": {"kind": "document", "children": [{"kind": "document"}]}},
    {
        "version": 1,
        "tree": {
            "kind": "document",
            "children": [{"kind": "article", "anchor": "a"}, {"kind": "article", "anchor": "a"}],
        },
    },
)


@pytest.mark.parametrize("data", HOSTILE)
def test_hostile_json_is_refused(data):
    with pytest.raises(InvalidTree):
        from_dict(data)


def test_json_too_deep_is_refused():
    node = {"kind": "item"}
    for _depth in range(500):
        node = {"kind": "item", "children": [node]}
    tree = {"kind": "document", "children": [node]}
    with pytest.raises(InvalidTree):
        from_dict({"version": 1, "tree": tree})
    with pytest.raises(InvalidTree):
        loads("[" * 100_000)


@given(st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(
    st.sampled_from(("version", "tree", "kind", "children", "text")), x)))  # fmt: skip
def test_any_json_is_a_tree_or_refused(data):
    try:
        from_dict(data)
    except InvalidTree:
        return
    raise AssertionError("a tree out of nothing")


def test_fields_that_are_not_ours_are_left_behind(decision):
    data = json.loads(dumps(decision))
    data["tree"]["onclick"] = "x"
    assert to_dict(from_dict(data)) == to_dict(decision)
    assert find(from_dict(data), "dieu-16").number == "16"


@pytest.mark.parametrize(
    ("number", "bare", "position"),
    (
        ("III", "3", 3), ("XIV", "14", 14), ("thứ hai", "2", 2), ("THỨ BA", "3", 3),
        ("05a", "5a", 5), ("đ", "dd", 5), ("d", "d", 4),
        ("1.2", "1-2", 0), ("IIII", "iiii", 0), ("", "", 0), ("Z", "z", 27),
    ),
)  # fmt: skip
def test_numbers_in_anchors(number, bare, position):
    assert numerals.slug(number) == bare
    assert numerals.position(number) == position


def test_the_decisions_two_points_e_are_shown_to_the_clerk(decision):
    assert doubts(decision) == [Doubt("dieu-17-khoan-1-diem-e-2", REPEATED)]


def test_missing_numbers_are_shown_and_letters_that_drafters_skip_are_not():
    text = "Điều 1. Một:\na) A;\nb) B;\nd) D;\nĐiều 3. Ba:\n1. Một.\n2. Hai.\n4. Bốn."
    assert doubts(divide(text).root) == [
        Doubt("dieu-3", MISSING),
        Doubt("dieu-1-diem-d", MISSING),
        Doubt("dieu-3-khoan-4", MISSING),
    ]
    letters = "".join(f"{letter}) Điểm;\n" for letter in "abcdđeghik")
    assert doubts(divide(f"Điều 1. Một:\n{letters}").root) == []
