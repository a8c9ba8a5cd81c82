"""References to articles, clauses, points: `điểm a, b khoản 2 Điều 13`, as anchors.

Anchors: `dieu-16`, `dieu-16-khoan-12`, `dieu-10-khoan-1-diem-dd` (đ), `chuong-2`,
`chuong-3-muc-1`, `phu-luc-1`. A text may have its own articles before an attached regulation;
then they have a prefix, as in `quyet-dinh-dieu-1`, which a context hands on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST = 200
"""Anchors of one reference; `khoản 1 đến khoản 999 Điều 1 đến Điều 999` names no more."""

LONGEST = 40
"""Groups of one reference."""

_RANK = {"diem": 0, "khoan": 1, "dieu": 2, "muc": 3, "chuong": 4, "phan": 5, "phu-luc": 6}
_WORDS = {
    "điểm": "diem",
    "khoản": "khoan",
    "điều": "dieu",
    "mục": "muc",
    "chương": "chuong",
    "phần": "phan",
    "phụ lục": "phu-luc",
}
_POINTS = "abcdđeghiklmnopqrstuvxy"

_JOIN = r"\s{0,2}(?:[,;]|và|hoặc|hay|đến|tới|-)\s{0,2}"
_NO_MONEY = r"(?!\s*(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|%))"


def _list(number: str) -> str:
    number = rf"(?:{number})(?![\w/]|[.,:][0-9])"
    return rf"{number}(?:{_JOIN}{number})*"


_POINT_LIST = _list("[a-zđ]|[0-9]{1,2}")
_ARTICLE_LIST = _list("[0-9]{1,3}[a-zđ]?")
_OTHER_LIST = _list("[ivxl]{1,6}|[0-9]{1,2}|[a-c]")
_GROUP = re.compile(
    r"(?<!\w)(?<!tài\s)(?<!chuyển\s)(?:(?P<unit>điểm|khoản|điều|mục|chương|phần|phụ\s+lục)\s+này(?!\w)"
    rf"|(?P<point>điểm)\s+(?P<points>{_POINT_LIST})"
    rf"|(?P<article>khoản|điều)\s+(?:từ\s+)?(?P<articles>{_ARTICLE_LIST}){_NO_MONEY}"
    rf"|(?P<other>mục|chương|phần|phụ\s+lục)\s+(?P<others>{_OTHER_LIST}))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*[,;]?\s*(?:(?P<range>đến|tới)\s+|(?:và|hoặc|hay|của|tại|thuộc)\s+)?(?:(?:các|từ)\s+)?",
    re.IGNORECASE,
)
_SPLIT = re.compile(rf"({_JOIN})", re.IGNORECASE)
_HEADING = re.compile(
    r"^[ \t]*(?P<unit>điều\s+[0-9]+[a-zđ]?\s*[.:]"
    r"|(?:chương|mục|phần)\s+[0-9ivxl]+[ \t]*(?:$|[.:]))",
    re.IGNORECASE | re.MULTILINE,
)
_CONTEXT = re.compile(
    r"(?P<prefix>.*?)(?P<dieu>dieu-[0-9]+[a-z]*)(?P<khoan>-khoan-[0-9]+[a-z]*)?(?P<diem>-diem-[a-z]+)?.*"
)


@dataclass(frozen=True)
class Group:
    """A unit with its numbers, or with none: `Điều này`."""

    unit: str
    numbers: tuple[str, ...]
    this: bool = False


@dataclass(frozen=True)
class Reference:
    start: int
    end: int
    groups: tuple[Group, ...]

    @property
    def relative(self) -> bool:
        return any(group.this for group in self.groups)

    def names(self, unit: str) -> bool:
        return any(group.unit == unit for group in self.groups)


@dataclass(frozen=True)
class Context:
    """Where a text stands: the anchor of its article, clause or point, in parts."""

    prefix: str = ""
    levels: tuple[tuple[str, str], ...] = ()

    def up_to(self, unit: str) -> str:
        """The anchor of the context's article or clause, or nothing."""
        anchor = dict(self.levels).get(unit, "")
        return self.prefix + anchor if anchor else ""


def context_of(anchor: str) -> Context:
    """The context of `anchor` (`quyet-dinh-dieu-2-khoan-1`); empty when it has no article."""
    match = _CONTEXT.fullmatch(anchor)
    if match is None:
        return Context()
    article = match["dieu"]
    clause = article + match["khoan"] if match["khoan"] else ""
    point = (clause or article) + match["diem"] if match["diem"] else ""
    return Context(match["prefix"], (("dieu", article), ("khoan", clause), ("diem", point)))


def find_references(text: str) -> Iterator[Reference]:
    """Yield the references in `text` (flat), each as long as it goes; headings are none."""
    headings = {match.start("unit"): match.end() for match in _HEADING.finditer(text)}
    starts = set(headings)
    position = 0
    while match := _GROUP.search(text, position):
        if match.start() in starts:
            position = headings[match.start()]
            continue
        reference = _follow(text, match, starts)
        position = reference.end
        yield reference


def _follow(text: str, match: re.Match[str], headings: set[int]) -> Reference:
    groups = [_group(match)]
    start, end = match.span()
    while len(groups) < LONGEST:
        between = _BETWEEN.match(text, end)
        following = _GROUP.match(text, between.end()) if between else None
        if between is None or following is None or following.start() in headings:
            break
        group = _group(following)
        if between["range"] and group.unit == groups[-1].unit and group.numbers:
            numbers = (*groups[-1].numbers, *_between(groups[-1].numbers[-1:], group.numbers[0]))
            groups[-1] = Group(group.unit, (*numbers, *group.numbers)[:MOST])
        else:
            groups.append(group)
        end = following.end()
    return Reference(start, end, tuple(groups))


def _group(match: re.Match[str]) -> Group:
    word = match["unit"] or match["point"] or match["article"] or match["other"]
    unit = _WORDS[re.sub(r"\s+", " ", word.lower())]
    if match["unit"]:
        return Group(unit, (), this=True)
    listed = match["points"] or match["articles"] or match["others"]
    numbers: list[str] = []
    pieces = _SPLIT.split(listed.lower())
    for place in range(0, len(pieces), 2):
        joint = pieces[place - 1].strip() if place else ""
        if joint in ("đến", "tới", "-"):
            numbers += _between(tuple(numbers[-1:]), pieces[place])
        numbers.append(pieces[place])
    if unit == "diem" and all(number[0].isdigit() for number in numbers):
        unit = "khoan"  # a slip that texts make: `Điểm 4, 5, Điều 13`
    return Group(unit, tuple(numbers[:MOST]))


def _between(first: tuple[str, ...], last: str) -> list[str]:
    """The numbers that a range leaves out: of `5` and `8`, `6` and `7`."""
    if not first:
        return []
    low, high = first[0], last
    if low.isdigit() and high.isdigit():
        return [str(number) for number in range(int(low) + 1, min(int(high), int(low) + MOST))]
    if len(low) == len(high) == 1 and low in _POINTS and high in _POINTS:
        return list(_POINTS[_POINTS.index(low) + 1 : _POINTS.index(high)])
    return []


def anchors(reference: Reference, context: Context) -> tuple[str, ...]:
    """The anchors that `reference` names, in its order; relative ones need the context."""
    groups = reference.groups
    leaves = [place for place in range(len(groups)) if not _is_parent(groups, place)]
    found = [anchor for place in leaves for anchor in _resolve(groups, place, context)]
    return tuple(dict.fromkeys(found))[:MOST]


def _is_parent(groups: tuple[Group, ...], place: int) -> bool:
    """True when `groups[place]` only says where its smaller neighbour stands."""
    rank = _RANK[groups[place].unit]
    before = groups[place - 1] if place else None
    if before and _RANK[before.unit] < rank:
        return True
    after = groups[place + 1] if place + 1 < len(groups) else None
    return bool(after and _RANK[after.unit] < rank and _parent(groups, place + 1) == place)


def _parent(groups: tuple[Group, ...], place: int) -> int | None:
    """The next bigger unit after `groups[place]`, else the last one before it."""
    rank = _RANK[groups[place].unit]
    after = range(place + 1, len(groups))
    before = range(place - 1, -1, -1)
    for side in (after, before):
        for other in side:
            if _RANK[groups[other].unit] > rank:
                return other
    return None


def _resolve(groups: tuple[Group, ...], place: int, context: Context) -> list[str]:
    group = groups[place]
    if group.this:
        anchor = context.up_to(group.unit)
        return [anchor] if anchor else []
    parent = _parent(groups, place)
    if group.unit in ("dieu", "chuong", "phan", "phu-luc"):
        above = [""]  # numbered through the whole text
    elif parent is not None:
        above = [f"{anchor}-" for anchor in _resolve(groups, parent, context)]
    elif group.unit == "muc":
        above = [""]
    else:
        unit = "khoan" if group.unit == "diem" and context.up_to("khoan") else "dieu"
        above = [f"{context.up_to(unit)}-"] if context.up_to(unit) else []
    return [f"{head}{group.unit}-{_slug(group.unit, n)}" for head in above for n in group.numbers][
        :MOST
    ]


def _slug(unit: str, number: str) -> str:
    """A number in an anchor: `III` 3, `05a` 5a, `đ` dd."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    if _RANK[unit] > _RANK["dieu"] and set(number) <= set(values):
        amounts = [values[letter] for letter in number]
        pairs = zip(amounts, [*amounts[1:], 0], strict=True)
        return str(sum(-amount if amount < after else amount for amount, after in pairs))
    return re.sub(r"^0+(?=[0-9])", "", number.replace("đ", "dd"))
