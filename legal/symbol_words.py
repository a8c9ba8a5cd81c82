"""Symbols typed without their marks: `352 qd ubnd`, `qđ 352`, `Quyết định 352 của UBND tỉnh`.

Without hyphens and strokes only known words can be told from the rest of a sentence; one word
that is neither form, body, number nor filler, and the text isn't a symbol.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from vietnamese.folding import fold

from .symbol_text import key_letters, number_key
from .vocabularies import BODIES, FORMS, Body, body_of, form_of

_TOKEN = re.compile(
    r"([0-9]+(?:\.[0-9]{1,3})?(?:[A-Za-zĐđ](?![^\W_]))?)|([^\W\d_]+(?:[.&][^\W\d_]+)*(?:[0-9]{1,2}(?![0-9]))?)"
)
_DATE = re.compile(r"\bng[àa]y\b.*", re.IGNORECASE | re.DOTALL)
_LABELS = frozenset(("so", "hieu", "ky", "van", "ban", "no"))
_FILLERS = _LABELS | {"cua", "tinh", "nam", "va", "thanh", "pho", "huyen", "xa", "phuong"}
_LONGEST_NAME = 12
_UNIT = re.compile("[A-Za-zĐđ]{1,8}")


@dataclass
class Words:
    number: str = ""
    year: int | None = None
    form: str = ""
    named_form: str = ""
    issuer: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """True when nothing of a symbol can be missing but its year: `ubnd 352` lacks a form."""
        assembly = bool(self.issuer) and self.issuer[0][-1].isdigit()
        return bool(self.issuer and self.form) or len(self.issuer) > 1 or assembly


def read(text: str) -> Words | None:
    """What the words of `text` (clean) say, in any order; None when one of them is foreign."""
    tokens = list(_TOKEN.finditer(_DATE.sub("", text)))
    folded = [fold(match[0]) for match in tokens]
    words = Words()
    position = 0
    fillers = set[str]()
    while position < len(tokens):
        length = _take_name(words, folded, position)
        if not length:
            if folded[position] in _FILLERS and not tokens[position][0].isupper():
                fillers.add(folded[position])
            elif not _take_token(words, tokens[position]):
                return None
            length = 1
        position += length
    foreign = not (words.form or words.named_form or words.issuer) and fillers - _LABELS
    return None if foreign else words


def _take_name(words: Words, folded: list[str], position: int) -> int:
    """Take the name of a form or of a body that begins at `position`; how many words it has."""
    names = _names()
    for length in range(min(_LONGEST_NAME, len(folded) - position), 0, -1):
        name = names.get(tuple(folded[position : position + length]))
        if name is None:
            continue
        kind, abbreviation, code = name
        if kind == "form":
            words.named_form = words.named_form or code
            words.form = words.form or ("" if code == "cong-van" else abbreviation)
        elif abbreviation not in words.issuer:
            words.issuer.append(abbreviation)
        return length
    return 0


@cache
def _names() -> dict[tuple[str, ...], tuple[str, str, str]]:
    found: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for form in FORMS:
        found.setdefault(_folded_words(form.name), ("form", form.abbreviation, form.code))
    for body in BODIES:
        found.setdefault(_folded_words(body.name), ("body", body.abbreviation, ""))
    return found


def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", fold(name)))


def _take_token(words: Words, token: re.Match[str]) -> bool:
    number, letters = token[1], token[2]
    if number:
        return _take_number(words, number)
    return _take_letters(words, letters)


def _take_number(words: Words, number: str) -> bool:
    if not words.number:
        words.number = number_key(number)
        return len(words.number) <= 8
    if words.issuer and words.issuer[-1] in ("QH", "UBTVQH") and len(number) <= 2:
        words.issuer[-1] += number
        return True
    if words.year is None and re.fullmatch("(?:19|20)[0-9]{2}", number):
        words.year = int(number)
        return True
    return False


def _take_letters(words: Words, letters: str) -> bool:
    for part in split_glued([letters]):
        form = form_of(part)
        if form and words.form in ("", form[1]) and not (words.number and words.issuer):
            words.form = form[1]
        elif body_in(part):
            if official(part) not in words.issuer:
                words.issuer.append(official(part))
        elif words.issuer and _UNIT.fullmatch(part):
            words.issuer.append(official(part))
        elif not (form and form[1] == words.form):
            return False
    return True


def split_glued(parts: list[str]) -> list[str]:
    """Part a form from the body it is glued to: `QĐUBND` and `QĐ.UBND` give `QĐ`, `UBND`."""
    if len(parts) != 1 or body_in(parts[0]) or form_of(parts[0]):
        return parts
    whole = parts[0]
    for cut in range(1, len(whole) - 1):
        rest = whole[cut:].lstrip(".")
        if form_of(whole[:cut].rstrip(".")) and body_in(rest):
            return [whole[:cut].rstrip("."), rest]
    return parts


def official(part: str) -> str:
    """The official writing of an issuer's abbreviation; an unknown one typed small is raised."""
    body = body_of(part)
    if body:
        return body.abbreviation
    assembly = re.fullmatch(r"([^\W\d_]+)([0-9]{1,2})", part)
    if assembly and (body := body_of(assembly[1])):
        return body.abbreviation + assembly[2]
    return raised(part)


def body_in(part: str) -> Body | None:
    """The body of `UBND`, `QH15`, `UBND.HC`, `VPĐĐBQH&HĐND`."""
    return body_of(part) or body_of(re.split(r"[.&]", part)[0].rstrip("0123456789"))


def raised(part: str) -> str:
    """An abbreviation nobody knows, typed small, in capitals."""
    return part.upper() if part.islower() else part


def fallback_key(text: str) -> str:
    """Key of a text that is no symbol: number, year, and every letter after them."""
    words = Words()
    letters = []
    for match in _TOKEN.finditer(_DATE.sub("", text)):
        if match[1] and _take_number(words, match[1]):
            continue
        if fold(match[0]) not in ("so", "no"):
            letters.append(key_letters(match[0]))
    year = str(words.year) if words.year else ""
    return "-".join(part for part in (words.number, year, "".join(letters)) if part)
