"""Anchors of a tree: `dieu-16`, `dieu-16-khoan-12`, `dieu-10-khoan-1-diem-dd`.

The rule where a document carries others (decided once, for every link that is made):

1. A document without articles in its attachments: its own divisions have plain anchors.
2. Exactly one attachment has articles (a decision that issues a regulation): that attachment
   is what people cite, so **its** anchors are plain, and the enclosing document's own
   articles get the document's form before them: `quyet-dinh-dieu-1`.
3. Several attachments have articles: none is the main one; the document's own anchors are
   plain and each attachment's are prefixed by its name: `quy-che-dieu-1`, `quy-trinh-dieu-1`.
4. Other attachments are always prefixed: `phu-luc-1-khoan-2`.

Chapters and articles are numbered through a text, so they are not qualified; sections restart
in every chapter and are: `chuong-3-muc-1`. A number that occurs twice (the Decision's Article
17 has two points e) keeps the first anchor; the next gets its parents before it if that makes
it unique, else `-2`. Anchors depend on numbers alone: moving text changes none of them.
"""

from collections import Counter

from vietnamese.slugs import slugify

from . import numerals
from .tree import Kind, Node, walk

LONGEST = 120
_WORDS = {
    Kind.PART: "phan",
    Kind.CHAPTER: "chuong",
    Kind.SECTION: "muc",
    Kind.SUBSECTION: "tieu-muc",
    Kind.ARTICLE: "dieu",
    Kind.CLAUSE: "khoan",
    Kind.POINT: "diem",
}
_NUMBERED_THROUGH = (Kind.PART, Kind.CHAPTER, Kind.ARTICLE)
FORMS = (
    "bộ luật", "luật", "pháp lệnh", "nghị định", "nghị quyết liên tịch", "nghị quyết",
    "thông tư liên tịch", "thông tư", "quyết định", "chỉ thị", "lệnh", "kế hoạch",
    "thông báo", "công điện",
)  # fmt: skip


def renumber(root: Node) -> None:
    """Give every division of `root` its anchor, in place."""
    _Anchors().give(root)


def main_attachment(root: Node) -> Node | None:
    """The one attachment that has articles, where there is exactly one (rule 2)."""
    with_articles = [
        node
        for node in root.children
        if node.kind == Kind.ATTACHMENT and any(n.kind == Kind.ARTICLE for n in walk(node))
    ]
    return with_articles[0] if len(with_articles) == 1 else None


def form_of(root: Node) -> str:
    """The form that the document's title names (`quyết định`), or `văn bản`."""
    for node in root.children:
        if node.kind != Kind.PREFACE:
            continue
        for line in node.children:
            text = line.text.lower()
            if form := next((f for f in FORMS if text == f or text.startswith(f + " ")), None):
                return form
    return "văn bản"


class _Anchors:
    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.again: Counter[str] = Counter()  # how often each anchor was wanted once more

    def give(self, root: Node) -> None:
        main = main_attachment(root)
        attachments = [node for node in root.children if node.kind == Kind.ATTACHMENT]
        for place, node in enumerate(attachments, start=1):
            node.anchor = self._unique(_name(node, place), "")
        # The plain anchors are given first: what is prefixed must not take one of them.
        if main:
            self._below(main, "", "")
        own = f"{slugify(form_of(root))}-" if main else ""
        for child in root.children:
            if child.kind != Kind.ATTACHMENT:
                self._one(child, own, own)
        for node in attachments:
            if node is not main:
                self._below(node, f"{node.anchor}-", f"{node.anchor}-")

    def _below(self, node: Node, scope: str, parent: str) -> None:
        for child in node.children:
            self._one(child, scope, parent)

    def _one(self, node: Node, scope: str, parent: str) -> None:
        word = _WORDS.get(node.kind)
        if not word:
            node.anchor = ""
            return self._below(node, scope, parent)
        bare = f"{word}-{numerals.slug(node.number)}".rstrip("-")
        full = parent + bare
        short = scope + bare if node.kind in _NUMBERED_THROUGH else full
        if node.kind == Kind.PART and parent != scope:
            short = full  # `A.` inside an article
        node.anchor = self._unique(short, full)
        return self._below(node, scope, f"{node.anchor}-")

    def _unique(self, wanted: str, otherwise: str) -> str:
        wanted, otherwise = wanted[:LONGEST], otherwise[:LONGEST]
        base = wanted if wanted not in self.taken or not otherwise else otherwise
        anchor = base
        while anchor in self.taken:
            self.again[base] += 1
            anchor = f"{base}-{self.again[base] + 1}"
        self.taken.add(anchor)
        return anchor


def _name(attachment: Node, place: int) -> str:
    form = slugify(attachment.label.rstrip(" .:–-").removesuffix(attachment.number), 40)
    number = numerals.slug(attachment.number)
    return "-".join(filter(None, (form, number))) or f"kem-theo-{place}"
