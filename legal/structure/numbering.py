"""The numbers that Word writes before paragraphs: `Điều %1.`, `%1.`, `%2)`."""

from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9
BULLET = "-"  # for the signs of symbol fonts
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """Counts through a document; each paragraph must be asked once, in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        self.lists: dict[str, tuple[str, dict[int, int]]] = {}
        self.styles: dict[str, tuple[str, int]] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.begun: set[str] = set()
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, properties: Element | None) -> str:
        """The number before a paragraph with these properties (`w:pPr`), or nothing."""
        found = self._list_of(properties)
        if not found or found[0] not in self.lists:
            return ""
        name, level = found
        abstract, starts = self.lists[name]
        counts = self.counts[abstract]
        if name not in self.begun:
            self.begun.add(name)
            for each in starts:
                counts.pop(each, None)
        start = starts.get(level, self._level(abstract, level).start)
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return self._written(abstract, level, counts)

    def _written(self, abstract: str, level: int, counts: dict[int, int]) -> str:
        form = self._level(abstract, level)
        if form.form == "bullet":
            return (
                form.text if form.text and form.text < "\ue000" and len(form.text) == 1 else BULLET
            )
        if form.form == "none":
            return form.text.replace(f"%{level + 1}", "").strip()
        text = form.text
        for each in range(LEVELS):
            if f"%{each + 1}" in text:
                other = self._level(abstract, each)
                text = text.replace(
                    f"%{each + 1}", _number(other.form, counts.get(each, other.start))
                )
        return text.strip()

    def _level(self, abstract: str, level: int) -> Level:
        return self.levels.get(abstract, {}).get(level) or Level(text=f"%{level + 1}.")

    def _list_of(self, properties: Element | None) -> tuple[str, int] | None:
        if properties is None:
            return None
        style = properties.find(f"{W}pStyle")
        inherited = self.styles.get(_value(style)) if style is not None else None
        given = properties.find(f"{W}numPr")
        if given is None:
            return inherited
        name = _value(given.find(f"{W}numId")) or (inherited[0] if inherited else "")
        level = given.find(f"{W}ilvl")
        depth = _integer(level) if level is not None else (inherited[1] if inherited else 0)
        return (name, min(max(depth, 0), LEVELS - 1)) if name and name != "0" else None

    def _read_lists(self, numbering: Element) -> None:
        for abstract in numbering.findall(f"{W}abstractNum"):
            self.levels[abstract.get(f"{W}abstractNumId") or ""] = {
                _integer_of(level.get(f"{W}ilvl")): Level(
                    form=_value(level.find(f"{W}numFmt")) or "decimal",
                    text=_value(level.find(f"{W}lvlText"))[:60],
                    start=_integer(level.find(f"{W}start"), 1),
                )
                for level in abstract.findall(f"{W}lvl")
            }
        for num in numbering.findall(f"{W}num"):
            starts = {
                _integer_of(override.get(f"{W}ilvl")): _integer(start, 1)
                for override in num.findall(f"{W}lvlOverride")
                if (start := override.find(f"{W}startOverride")) is not None
            }
            abstract_name = _value(num.find(f"{W}abstractNumId"))
            self.lists[num.get(f"{W}numId") or ""] = (abstract_name, starts)

    def _read_styles(self, styles: Element) -> None:
        for style in styles.findall(f"{W}style"):
            given = style.find(f"{W}pPr/{W}numPr")
            if given is None:
                continue
            name = _value(given.find(f"{W}numId"))
            level = _integer(given.find(f"{W}ilvl"))
            if name and name != "0":
                self.styles[style.get(f"{W}styleId") or ""] = (name, min(max(level, 0), LEVELS - 1))


def _number(form: str, value: int) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 5)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        written = _roman(value)
        return written.upper() if form == "upperRoman" else written
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val") or ""


def _integer(element: Element | None, default: int = 0) -> int:
    return _integer_of(_value(element), default) if element is not None else default


def _integer_of(value: str | None, default: int = 0) -> int:
    digits = (value or "")[:9]
    return int(digits) if digits.isascii() and digits.isdigit() else default
