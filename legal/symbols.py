"""Number-symbols of documents (*số, ký hiệu*), `vn-rules.md` §8.2: read, normalise, look up (R104).

=================  ============================  ==========================================
kind               pattern                       examples
=================  ============================  ==========================================
normative          number/year/form-issuer       42/2022/NĐ-CP, 78/2025/QĐ-CTUBND
law, ordinance     number/year/issuer            148/2025/QH15
administrative     number/form-issuer            352/QĐ-UBND, 759/QĐ-TTg
official letter    number/issuer-unit            545/UBND-KT, 4338/BTTTT-CĐSQG
Party              number-form/issuer            17-NQ/TU, 333-KH/TU
=================  ============================  ==========================================

Numbers start again each year and Đ is often lost, so a symbol alone names no document: unique
is symbol, issuer and day of issue together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import symbol_words
from .symbol_text import (
    ABBREVIATION,
    SEPARATOR,
    clean,
    key_letters,
    number_key,
    plausible,
    readings,
)
from .symbol_words import body_in, official, raised, split_glued
from .vocabularies import Body, Kind, Level, form_of

_STRICT = re.compile(
    rf"(?<![^\W_])(?<![0-9][/.-])(?P<number>[0-9]{{1,6}}(?:\.[0-9]{{1,3}})?[A-Za-zĐđ]?){SEPARATOR}"
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}}){SEPARATOR})?"
    rf"(?P<parts>{ABBREVIATION}(?:{SEPARATOR}{ABBREVIATION}){{0,5}})"
)
_SEPARATOR = re.compile(SEPARATOR)
_ASSEMBLIES = ("QH", "UBTVQH")
"""They name the term of the National Assembly after them: QH15."""


@dataclass(frozen=True)
class Symbol:
    """``number``: without leading zeros, with its letter if any: `352`, `12a`, `66.7`.
    ``form``: its abbreviation, empty in letters and laws. ``issuer``: the abbreviations after it.
    """

    number: str
    year: int | None
    form: str
    issuer: tuple[str, ...]
    party: bool = False

    @property
    def text(self) -> str:
        """The symbol as it is written officially, in NFC: `09/TTr-VPUB`."""
        number = self.number if len(re.findall("[0-9]", self.number)) > 1 else f"0{self.number}"
        issuer = "-".join(self.issuer)
        if self.party and self.form and self.year is None:
            return f"{number}-{self.form}/{issuer}"
        year = f"/{self.year}" if self.year else ""
        return f"{number}{year}/{self.form}{'-' if self.form else ''}{issuer}"

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        """What is equal however the symbol is typed: `352-qdubnd`, `42-2022-ndcp`."""
        year = f"-{self.year}" if self.year else ""
        return f"{self.number}{year}-{key_letters(self.form + ''.join(self.issuer))}"

    @property
    def body(self) -> Body | None:
        return body_in(self.issuer[0])


@dataclass(frozen=True)
class LookupParts:
    """What a search box says of a symbol; empty parts match anything.

    ``form`` and ``issuer`` are official abbreviations, of which ``form`` may stand for several
    (`hd`: HD or HĐ): compare ``form_key`` and ``issuer_key``. ``symbol``: set when nothing
    is missing. ``form_code``: also of forms that symbols don't show (`công văn 545`, `luật 148`).
    """

    number: str
    year: int | None = None
    form: str = ""
    issuer: str = ""
    symbol: Symbol | None = None
    form_code: str = ""
    form_key: str = field(init=False)
    issuer_key: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "form_key", key_letters(self.form))
        object.__setattr__(self, "issuer_key", key_letters(self.issuer))


@dataclass(frozen=True)
class Suggestion:
    """What a symbol lets one suppose; the editor decides. Empty or None: it doesn't say."""

    form: str
    issuer: str
    normative: bool
    level: Level | None


def parse(text: str) -> Symbol | None:
    """The first whole symbol that `text` holds, however it is typed; None when there is none.

    Only the beginning of a long text is read (``symbol_text.LIMIT``).
    """
    for reading in readings(text):
        symbol = next((symbol for _, _, symbol in _strict(reading)), None) or _loose(reading)
        if symbol:
            return symbol
    return None


def find(text: str) -> Iterator[tuple[int, int, Symbol]]:
    """Yield the symbols written with their marks in `text` (NFC), with start and end."""
    yield from _strict(text)


def search_key(text: str) -> str:
    """The key of the symbol in `text`; of anything else, its numbers and letters.

    `352/QĐ-UBND`, `Số: 352 /QÐ-UBND` and `352 qd ubnd` give the same key: an index on it finds
    the document typed any usual way.
    """
    symbol = parse(text)
    return symbol.key if symbol else symbol_words.fallback_key(clean(text))


def lookup_parts(text: str) -> LookupParts | None:
    """The parts of a symbol in a query (`352`, `qđ 352`, `quyết định 352 của UBND tỉnh`).

    None when the query has other words too, or no number: it isn't a symbol.
    """
    symbol = parse(text)
    if symbol:
        issuer = "-".join(symbol.issuer)
        code = suggest(symbol).form
        return LookupParts(symbol.number, symbol.year, symbol.form, issuer, symbol, code)
    words = symbol_words.read(clean(text))
    if words is None or not words.number:
        return None
    known = form_of(words.form)
    code = words.named_form or (known[0].code if known else "")
    issuer = "-".join(words.issuer)
    return LookupParts(words.number, words.year, words.form, issuer, form_code=code)


def suggest(symbol: Symbol) -> Suggestion:
    """Form, issuer, whether normative and level, as the symbol lets one suppose.

    At local level the year in the symbol separates normative from administrative documents;
    the forms of central law (decree, circular) are normative with or without it.
    """
    body = symbol.body
    level = body.level if body else Level.PARTY if symbol.party else None
    return Suggestion(
        form=_form_code(symbol, body),
        issuer=body.abbreviation if body else symbol.issuer[0],
        normative=_normative(symbol, level),
        level=level,
    )


def _form_code(symbol: Symbol, body: Body | None) -> str:
    if symbol.form:
        known = form_of(symbol.form)
        if known and known[0].code == "thong-tu" and symbol.party:
            return "thong-tri"
        return known[0].code if known else ""
    if body and body.abbreviation == "QH" and symbol.year:
        return "luat"
    if body and body.abbreviation == "UBTVQH" and symbol.year:
        return "phap-lenh"
    return "cong-van" if body else ""


def _normative(symbol: Symbol, level: Level | None) -> bool:
    if symbol.party:
        return False
    if not symbol.form:
        return bool(symbol.year and symbol.body and symbol.body.abbreviation in _ASSEMBLIES)
    known = form_of(symbol.form)
    if known is None:
        return False
    if known[0].always_normative:
        return True
    if level is Level.DEPARTMENT:  # a department promulgates nothing
        return False
    kind = Kind.CENTRAL if level is Level.CENTRAL else Kind.LOCAL
    return symbol.year is not None and kind in known[0].kinds


def _strict(text: str) -> Iterator[tuple[int, int, Symbol]]:
    for match in _STRICT.finditer(text):
        parts, ends = _parts(match)
        symbol = (
            _assemble(match["number"], match["year"], parts, _party_marks(match)) if parts else None
        )
        if symbol:
            yield match.start(), ends[-1], symbol


def _parts(match: re.Match[str]) -> tuple[list[str], list[int]]:
    """The abbreviations after the number, up to the first word of the sentence, and their ends."""
    start = match.start("parts")
    parts: list[str] = []
    ends: list[int] = []
    position = 0
    spaced = match.string[start - 1].isspace()
    for separator in [*_SEPARATOR.finditer(match["parts"]), None]:
        end = separator.start() if separator else len(match["parts"])
        part = match["parts"][position:end]
        apart = not spaced and match["parts"][position - 1 : position].isspace()
        if not plausible(part, apart):
            break
        parts.append(part)
        ends.append(start + end)
        position = separator.end() if separator else end
    return parts, ends


def _party_marks(match: re.Match[str]) -> bool:
    """True for `17-NQ/TU`: the hyphen before the form, the stroke after it."""
    before = match.string[match.end("number") : match.start("parts")]
    marks = [found[0].strip() for found in _SEPARATOR.finditer(match["parts"])]
    return before.strip() == "-" and marks[:1] == ["/"]


def _loose(text: str) -> Symbol | None:
    words = symbol_words.read(text)
    if words is None or not words.number or not words.complete:
        return None
    return _symbol(words.number, words.year, words.form, tuple(words.issuer), party_marks=False)


def _assemble(number: str, year: str | None, parts: list[str], party_marks: bool) -> Symbol | None:
    """A symbol of the abbreviations `parts`, of which the first may be the form."""
    parts = split_glued(parts)
    form = form_of(parts[0])
    if len(parts) == 1:
        if body_in(parts[0]) is None and (form or not parts[0].isupper()):
            return None
        form_text, issuer = "", parts
    elif form:
        form_text, issuer = form[1], parts[1:]
    elif body_in(parts[0]) is None and (party_marks or body_in(parts[1])):
        form_text, issuer = raised(parts[0]), parts[1:]
    else:
        form_text, issuer = "", parts
    known = bool(form or any(body_in(part) for part in parts))
    if not known and any(part.islower() for part in parts):
        return None
    issuer = [official(part) for part in issuer]
    return _symbol(
        number_key(number), int(year) if year else None, form_text, tuple(issuer), party_marks
    )


def _symbol(
    number: str, year: int | None, form: str, issuer: tuple[str, ...], party_marks: bool
) -> Symbol:
    body = body_in(issuer[0])
    party = body.level is Level.PARTY if body else party_marks
    return Symbol(number, year, form, issuer, party)
