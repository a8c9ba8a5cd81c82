"""A pasted or extracted text, divided into articles, clauses and points (issue 5.4).

One pass over the lines. Each line is a new division, a new paragraph, or goes on from the
line before; `wrapping` measures where lines were broken, `markers` reads labels, `opened`
knows which labels may come next, `zones` where bases, signature and attachments begin. No
character of the text is lost: what is left out (page numbers, rules) is listed.
"""

import re
from dataclasses import dataclass, field

from . import markers, numerals, zones
from .anchors import renumber
from .lines import prepare
from .markers import Marker
from .opened import CLAUSE, NUMBERED, Before, Opened
from .tree import HEADED, Kind, Node, walk
from .wrapping import Wrapping, dangles, ends, measure

MAX_CHARACTERS = 10_000_000
PROSE = 120  # characters: a longer sentence is no line of a letterhead or heading
LONGEST_HEADING = 500
LONGEST_QUOTE = 400  # lines
LOOKAHEAD = 60  # lines to the next point
_OPENING = re.compile('[“"«]\\s*')
_CLOSING = re.compile('[”"»][.;,]?$')
_OWN_HEADING: tuple[Kind, ...] = tuple(kind for kind in HEADED if kind != Kind.ARTICLE)
_UNMARKED = (Kind.DOCUMENT, Kind.ATTACHMENT, Kind.PREFACE, Kind.PREAMBLE, Kind.CONCLUSIONS)


class TooLong(ValueError):
    """More text than any document of the library has."""


@dataclass
class Division:
    """The tree of a text, and the lines that were left out of it."""

    root: Node
    dropped: list[str] = field(default_factory=list)


def divide(text: str) -> Division:
    """Divide `text`; legacy encodings must be converted before.

    Raises:
        TooLong: more than `MAX_CHARACTERS`.
    """
    if len(text) > MAX_CHARACTERS:
        raise TooLong
    prepared = prepare(text)
    root = _Divider(prepared.lines).divide()
    renumber(root)
    return Division(root, prepared.dropped)


class _Divider:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.wrapping: Wrapping = measure(lines)
        self.has_articles = any(
            marker.style == "article" for line in lines if (marker := markers.read(line))
        )
        self.root = Node(Kind.DOCUMENT)
        self.scope = self.root
        self.owner: Node | None = None  # whose first paragraph is being read
        self.parts: list[str] = []  # its lines, or of a paragraph without owner
        self.is_second = False  # whether its label stood alone in the line before
        self.quoted_to = -1  # the last line of a quoted text, whose labels are not ours
        self.no_quote_to = -1
        self._enter(Kind.PREFACE)

    def divide(self) -> Node:
        place = 0
        while place < len(self.lines):
            place = self._read(place)
        self._flush()
        for node in walk(self.root):
            node.children = [c for c in node.children if c.children or c.kind not in _UNMARKED[2:]]
            if node.kind == Kind.ARTICLE and not node.text and not node.children:
                node.heading, node.text = "", node.heading
        return self.root

    def _read(self, place: int) -> int:
        """Read the line at `place`; where to go on."""
        line = self.lines[place]
        if place > self.quoted_to:
            if end := self._attachment(place):
                return end
            if self._change_zone(place):
                return place + 1
            marker = markers.read(line)
            if marker and self._opens(marker, place):
                return place + 1
        if not self._goes_on(place):
            self._flush()
            if place > max(self.quoted_to, self.no_quote_to):
                self._look_for_quote(place)
        self.parts.append(line)
        return place + 1

    def _enter(self, zone: Kind | None) -> None:
        """Begin a part without number; None is the body."""
        self.zone = zone
        node = None
        if zone:
            node = Node(zone)
            self.scope.children.append(node)
        self.opened = Opened(self.scope, node)

    def _change_zone(self, place: int) -> bool:
        """Begin another part of the document at this line; whether the line is used up."""
        line = self.lines[place]
        if self.zone == Kind.PREFACE and self.scope is self.root:
            if zones.is_basis(line) and not self._body_has_begun():
                self._flush()
                self._enter(Kind.PREAMBLE)
            elif zones.is_addressed(line):
                self._flush()
                self._enter(None)
        elif self.zone == Kind.PREAMBLE and zones.is_formula(line):
            self._flush()
            self._place_plain(line)
            self._enter(None)
            return True
        elif zones.is_conclusion(line) and self._may_conclude(place):
            self._flush()
            if self.zone != Kind.CONCLUSIONS:
                self._enter(Kind.CONCLUSIONS)
        return False

    def _body_has_begun(self) -> bool:
        return any(c.kind not in (Kind.PREFACE, Kind.PREAMBLE) for c in self.root.children)

    def _may_conclude(self, place: int) -> bool:
        if self.zone == Kind.CONCLUSIONS:
            return True
        has_body = bool(self.scope.children) or bool(self.parts)
        return self.zone is None and has_body and self._before(place).ended

    def _attachment(self, place: int) -> int | None:
        """Open an attachment whose name starts here; the line after the name."""
        if self.zone in (Kind.PREAMBLE,) or not self._body_has_begun():
            return None
        line = self.lines[place]
        if self.zone == Kind.CONCLUSIONS and zones.is_letterhead(line):
            if zones.attachment_near(self.lines, place):
                self._flush()
                self.scope = self.root
                self._enter(Kind.PREFACE)
            return None
        title = zones.attachment_at(self.lines, place)
        if not title or not (self.zone or self._before(place).ended):
            return None
        self._open_attachment(title)
        return place + title.lines

    def _open_attachment(self, title: zones.Title | None) -> None:
        self._flush()
        node = Node(Kind.ATTACHMENT)
        if title:
            node.label, node.number = title.label, title.number
            node.heading, node.text = title.heading, title.note
        self.root.children.append(node)
        self.scope = node
        self._enter(None)

    def _opens(self, marker: Marker, place: int) -> bool:
        """Open the division that the line at `place` starts, if it starts one."""
        before = self._before(place)
        if not self._fits_zone(marker, before):
            return False
        level = self.opened.level(marker, before)
        if level == CLAUSE and self._is_in_point(marker, place):
            level = NUMBERED
        if level is None or self._is_broken_dash(marker, place):
            return False
        self._flush()
        if self.zone == Kind.CONCLUSIONS and marker.style != "bullet":
            self._open_attachment(None)
        elif self.zone and marker.style != "bullet":
            self._enter(None)
        kind = self._kind(marker, level)
        self.owner = self.opened.open(marker, level, kind)
        self.is_second = not marker.rest
        if marker.rest:
            self.parts.append(marker.rest)
        return True

    def _is_in_point(self, marker: Marker, place: int) -> bool:
        """Whether a number goes on a list in a point, because the next point follows it."""
        letter = self.opened.next_point_if_below(marker)
        if letter is None:
            return False
        for line in self.lines[place + 1 : place + LOOKAHEAD]:
            other = markers.read(line)
            if other and other.style in ("article", "headed"):
                return False
            if other and other.style == "point":
                return numerals.position(other.number) == letter
        return False

    def _kind(self, marker: Marker, level: int) -> Kind:
        if level == CLAUSE:
            return Kind.CLAUSE
        return Kind.ITEM if level == NUMBERED else marker.kind

    def _fits_zone(self, marker: Marker, before: Before) -> bool:
        if self.zone is None:
            return True
        if marker.style == "bullet":
            return self.zone != Kind.PREFACE
        if self.zone == Kind.CONCLUSIONS:
            return marker.style in ("headed", "article") and marker.number in ("1", "I", "thứ nhất")
        if marker.style in ("headed", "article"):
            return True
        return not self.has_articles and marker.style in ("roman", "letter", "clause")

    def _is_broken_dash(self, marker: Marker, place: int) -> bool:
        """Whether a dash is inside a sentence whose line was broken before it."""
        is_bullet = marker.style == "bullet"
        return is_bullet and self.wrapping.is_too_long_to_start(self.lines[place])

    def _before(self, place: int) -> Before:
        """What stands before the line at `place`."""
        if place == 0:
            return Before(True)
        previous, line = self.lines[place - 1], self.lines[place]
        if not self.parts or markers.is_caps(previous):
            return Before(True, previous)
        if dangles(previous, line):
            return Before(False, previous, stopped=False, dangles=True)
        stopped = ends(previous)
        ended = stopped or not self.wrapping.is_wrapped
        ended = ended or self._is_early(place) or self._looks_first(place)
        return Before(ended, previous, stopped)

    def _is_early(self, place: int) -> bool:
        """Whether the line before stopped where the next word had room."""
        is_first = len(self.parts) == 1 and not self.is_second
        is_first = is_first and self.zone not in (Kind.PREFACE, Kind.CONCLUSIONS)
        return self.wrapping.is_early(self.lines[place - 1], self.lines[place], is_first)

    def _looks_first(self, place: int) -> bool:
        following = self.lines[place + 1] if place + 1 < len(self.lines) else ""
        return self.wrapping.looks_first(self.lines[place], following)

    def _goes_on(self, place: int) -> bool:
        """Whether an unlabelled line belongs to the paragraph before it."""
        line = self.lines[place]
        if not self.parts:
            return self.owner is not None and self.owner.kind not in _OWN_HEADING
        previous = self.lines[place - 1]
        if markers.read(line) or self._is_basis(line, previous):
            return not self._before(place).ended
        if markers.is_caps(previous) or self._opens_quote(line, previous):
            return markers.is_caps(line) and self._is_full(place)
        if markers.starts_low(line) or dangles(previous, line) or previous.endswith(","):
            return True
        if _is_broken(previous, line):
            return True
        if not self.wrapping.is_wrapped:
            return False
        if markers.is_caps(line):
            return not self._before(place).ended
        if self._looks_first(place):
            return False
        if self.wrapping.is_too_long_to_start(line):
            return not line.startswith("(")
        return not self._is_early(place)

    def _is_full(self, place: int) -> bool:
        return self.wrapping.is_wrapped and not self._is_early(place)

    def _is_basis(self, line: str, previous: str) -> bool:
        return self.zone == Kind.PREAMBLE and ends(previous) and zones.is_basis(line)

    def _opens_quote(self, line: str, previous: str) -> bool:
        opening = _OPENING.match(line)
        return bool(opening and ends(previous) and markers.read(line[opening.end() :]))

    def _look_for_quote(self, place: int) -> None:
        """A quoted article starts here: its labels are another text's."""
        opening = _OPENING.match(self.lines[place])
        if not opening or not markers.read(self.lines[place][opening.end() :]):
            return
        depth = 0
        for other in range(place, min(place + LONGEST_QUOTE, len(self.lines))):
            line = self.lines[other]
            depth += line.count("“") + line.count("«") - line.count("”") - line.count("»")
            if _CLOSING.search(line) and depth <= 0 and (other > place or len(line) > 1):
                self.quoted_to = other
                return
        self.no_quote_to = place + LONGEST_QUOTE

    def _flush(self) -> None:
        """Put the paragraph at hand where it belongs."""
        text, owner = _join(self.parts), self.owner
        self.parts, self.owner, self.is_second = [], None, False
        if not text:
            return
        if owner is None:
            self._place_plain(text)
        elif owner.kind in HEADED:
            self._place_heading(owner, text)
        else:
            owner.text = text

    def _place_heading(self, owner: Node, text: str) -> None:
        is_article = owner.kind == Kind.ARTICLE
        limit = 0 if is_article else PROSE
        is_text = len(text) > LONGEST_HEADING or (ends(text) and len(text) > limit)
        if is_text and not (is_article and text.endswith(")")):
            owner.text = text
        else:
            owner.heading = text

    def _place_plain(self, text: str) -> None:
        if self.zone == Kind.PREFACE and self.scope is self.root and _is_prose(text):
            self._enter(None)
        node = self.opened.for_paragraph()
        is_fresh = is_first_text(node, text)
        if is_fresh and node.kind in _OWN_HEADING:
            if not node.heading:
                self._place_heading(node, text)
                return
            if markers.is_caps(node.heading) and markers.is_caps(text):
                node.heading += f" {text}"
                return
        if is_fresh:
            node.text = text
        else:
            node.children.append(Node(Kind.PARAGRAPH, text=text))


def is_first_text(node: Node, text: str) -> bool:
    """Whether a paragraph that comes to `node` is its text and not one of its children."""
    if node.text or node.children:
        return False
    if node.kind == Kind.ATTACHMENT:
        return text.startswith("(")  # (Ban hành kèm theo …)
    return node.kind not in _UNMARKED


def _is_prose(text: str) -> bool:
    return len(text) > PROSE and ends(text) and not markers.is_caps(text) and text[0] != "("


def _join(parts: list[str]) -> str:
    """One line of broken ones."""
    text = ""
    for part in parts:
        text += part if not text or _is_broken(text, part) else f" {part}"
    return text


def _is_broken(text: str, following: str) -> bool:
    """Whether a symbol was broken at its hyphen: `NĐ-` and `CP`."""
    return text[-1:] == "-" and text[-2:-1].isupper() and following[:1].isupper()
