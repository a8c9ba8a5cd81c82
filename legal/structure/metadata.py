"""What an exported document says of itself, and its names by Akoma Ntoso's convention.

A work is `/akn/vn-sonla/act/decision/2024-02-26/352-qd-ubnd`: country and province, `act` or
`doc`, form, (issuer,) date, and the whole symbol, since two bodies of the province may issue a
decision 352 on one day. An expression adds language and date, a manifestation the format.
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from vietnamese.slugs import slugify

from .stored import to_dict
from .tree import Node

_CODE = re.compile("[^a-z0-9-]+")


@dataclass(frozen=True)
class Metadata:
    """Names are shown as they are; codes are ASCII parts of addresses.

    `form` is `decision` for Quyết định; `doctype` is `act` for what has articles, else `doc`.
    """

    symbol: str
    form: str
    form_name: str
    title: str
    issuer: str
    issued: date
    issuer_code: str = ""  # in the address only where it is set
    locality: str = "sonla"
    country: str = "vn"
    language: str = "vie"
    doctype: str = "act"
    number: str = ""  # by default the symbol's slug
    version: date | None = None  # of this text; by default the day of issue
    effective: date | None = None
    expires: date | None = None
    signer: str = ""
    address: str = ""  # of the document's page
    gazette: str = ""  # name and issue
    gazetted: date | None = None


def work(metadata: Metadata, component: str = "") -> str:
    """The address of the work, or of one of its components (`!main`)."""
    place = _code(metadata.country)
    if locality := _code(metadata.locality):
        place += f"-{locality}"
    parts = ["/akn", place, _code(metadata.doctype) or "act", _code(metadata.form) or "document"]
    if metadata.issuer_code:
        parts.append(_code(metadata.issuer_code))
    number = _code(metadata.number) or slugify(metadata.symbol) or "x"
    return "/".join([*parts, metadata.issued.isoformat(), number]) + _component(component)


def expression(metadata: Metadata, component: str = "") -> str:
    day = (metadata.version or metadata.issued).isoformat()
    return f"{work(metadata)}/{metadata.language}@{day}{_component(component)}"


def manifestation(metadata: Metadata, component: str = "", ending: str = "xml") -> str:
    return f"{expression(metadata, component)}.{ending}"


def to_json(root: Node, metadata: Metadata) -> str:
    """The public JSON export: what the document is, and its text as a tree."""
    facts: dict[str, Any] = {"id": work(metadata)}
    facts |= {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(metadata).items()
        if value
    }
    return json.dumps({"document": facts, **to_dict(root)}, ensure_ascii=False, indent=1)


def _component(name: str) -> str:
    return f"/!{name}" if name else ""


def _code(value: str) -> str:
    return _CODE.sub("-", value.lower()).strip("-")
