"""The tree as HTML: anchors, headings in order, everything escaped (issue 5.4; R104, R179)."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal.structure.dividing import divide
from legal.structure.html import Link, Words, render, render_contents, render_part
from legal.structure.tree import Kind, Node, contents, find, plain_text, walk
from tests.legal.outlines import golden
from tests.legal.texts import texts

VOID = {"br", "hr", "img"}


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.ids, self.labelled, self.hrefs, self.levels = [], [], [], []
        self.names, self.tags, self.text, self.open = {}, set(), [], []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.add(tag)
        self.open.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "aria-labelledby" in attributes:
            self.labelled.append(attributes["aria-labelledby"])
        if tag == "a":
            self.hrefs.append(attributes["href"])
            self.names[attributes["href"]] = attributes.get("aria-label")
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def decision():
    return divide(golden("quyet-dinh-352")).root


def test_r104_every_place_has_its_anchor_and_articles_are_named_sections(decision):
    page = Page(render(decision))
    assert {node.anchor for node in walk(decision) if node.anchor} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert {"dieu-16-ten", "quyet-dinh-dieu-1-ten"} <= set(page.labelled) <= set(page.ids)
    assert page.names["#dieu-16-khoan-12"] == "Link to khoản 12 Điều 16 Quy chế"


def test_headings_skip_no_level(decision):
    levels = Page(render(decision, level=2)).levels
    assert levels[0] == 2
    assert max(levels) == 4
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_whole_text_is_on_the_page_in_order(decision):
    shown = "".join("".join(Page(render(decision)).text).replace("#", "").split())
    assert shown == "".join(plain_text(decision).split())


def test_one_article_alone(decision):
    page = Page(render_part(decision, find(decision, "dieu-16"), level=1))
    assert page.levels == [1]
    assert "dieu-16-khoan-13" in page.ids
    assert "dieu-17" not in page.ids


def test_contents_are_nested_lists(decision):
    page = Page(render_contents(contents(decision), Words(contents="Mục lục"), base="/vb/352/"))
    assert page.hrefs[0] == "/vb/352/#quyet-dinh-dieu-1"
    assert page.hrefs[-1] == "/vb/352/#dieu-25"
    assert render_contents(()) == ""


def test_citations_become_links(decision):
    def links(text, node):
        return [
            Link(m.start(), m.end(), "/vb/42", "Nghị định")
            for m in re.finditer("Quy chế này", text)
        ]

    html = render_part(decision, find(decision, "dieu-24"), links)
    assert '<a class="legal-citation" href="/vb/42" title="Nghị định">Quy chế này</a>' in html


def test_links_that_are_wrong_are_left_out():
    root = Node(Kind.DOCUMENT, children=[Node(Kind.PARAGRAPH, text="Điều 5 <b>")])
    bad = (
        Link(0, 4, "javascript:alert(1)"), Link(-1, 3, "/a"), Link(2, 99, "/a"), Link(3, 3, "/a"),
        Link(0, 4, "//evil.example"), Link(0, 4, '/a" onclick="x'),
    )  # fmt: skip
    assert render(root, lambda text, node: bad) == "<p>Điều 5 &lt;b&gt;</p>"
    both = (Link(0, 6, "/a"), Link(4, 8, "/b"))
    assert render(root, lambda text, node: both).count("<a ") == 1


@settings(max_examples=200, deadline=None)
@given(texts, st.text(max_size=10))
def test_no_text_becomes_markup(text, word):
    root = divide(f"{text}\nĐiều 1. <script>{word}\n\"onload='x' <img src=x>").root
    page = Page(render(root, words=Words(link_to=f'"{word}<{{place}}')))
    assert page.tags <= {"section", "div", "p", "span", "a", "h2", "h3", "h4", "h5", "h6"}
