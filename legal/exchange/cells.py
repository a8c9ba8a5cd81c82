"""Cells of metadata as values of a document's fields, and back."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from home.imports.columns import field_text, field_value
from vietnamese.folding import fold
from vietnamese.legacy import may_be_legacy

from ..issuers import Issuer, issuers
from ..pages import LegalDocumentPage
from ..vocabularies import BODIES, CAPACITIES, FIELDS, FORMS, STATUSES, Level
from .columns import FIELDS as COLUMN_NAMES
from .columns import labels_of

CLOSE = 3  # names offered instead of an unknown one
SIMILARITY = 0.5
YES, NO = {"co", "x", "1", "true", "yes", "dung"}, {"khong", "0", "false", "no", "sai"}


class Cells:
    """Reads cells; what they name is looked up once, for many documents."""

    def __init__(self) -> None:
        self.labels = labels_of(COLUMN_NAMES)
        self.words = {
            "form": Words((each.code, each.name, each.name_en) for each in FORMS),
            "field": Words((each.code, each.name, each.name_en) for each in FIELDS),
            "level": Words((each.value, each.label, each.label_en) for each in Level),
            "capacity": Words(
                (each.code, each.name, each.name_en, each.abbreviation) for each in CAPACITIES
            ),
            "override_status": status_words(),
        }

    def values(self, cells: dict[str, str]) -> dict[str, Any]:
        """Values of fields by name; empty cells say nothing and are left out.

        Raises:
            ValidationError: one message for each cell that means nothing.
        """
        found: dict[str, Any] = {}
        errors: list[str] = []
        for name in COLUMN_NAMES:
            if text := cells.get(name, "").strip():
                try:
                    found[name] = self.value(name, text)
                except ValidationError as error:
                    errors += [f"{self.labels[name]}: {message}" for message in error.messages]
        if "issuer" in found:
            try:
                found["issuer"] = self._one(found["issuer"], found.get("issued_on"), cells)
            except ValidationError as error:
                errors += error.messages
        if errors:
            raise ValidationError(errors)
        return found

    def value(self, name: str, text: str) -> Any:
        """The value of one cell; of the issuing body, those that the name may mean.

        Raises:
            ValidationError: it means nothing here.
        """
        if may_be_legacy(text):
            raise ValidationError(
                _("“%(text)s” is written in an old font (TCVN3, VNI): convert the file first.")
                % {"text": text[:60]}
            )
        if name == "issuer":
            return self._issuers(text)
        if name in self.words:
            return self.words[name].code(text)
        if name == "is_normative":
            return _yes_or_no(text)
        value = field_value(LegalDocumentPage, name, text)
        limit = LegalDocumentPage._meta.get_field(name).max_length
        if limit and len(value) > limit:  # Django leaves that of long texts to forms
            raise ValidationError(_("longer than %(limit)s characters") % {"limit": limit})
        return value

    def text(self, page: LegalDocumentPage, name: str) -> str:
        """The cell of a page, as ``value`` reads it."""
        if name == "issuer":
            return page.issuer_name
        if name == "is_normative":
            return {True: "x", False: "không", None: ""}[page.is_normative]
        if name == "capacity":
            return next((e.name for e in CAPACITIES if e.code == page.capacity), "")
        return field_text(page, name)

    @cached_property
    def _bodies(self) -> dict[str, list[Issuer]]:
        """Issuing bodies by every name that they have or had, by their abbreviation, and by
        its name without a place: `Ủy ban nhân dân`."""
        found: dict[str, list[Issuer]] = defaultdict(list)
        for body in issuers().values():
            names = {body.abbreviation}
            for naming in body.namings:
                names |= {naming.name, naming.name_en}
            for key in {fold(name) for name in names if name}:
                found[key].append(body)
        for each in BODIES:
            if fold(each.name) not in found and (bodies := found.get(fold(each.abbreviation))):
                found[fold(each.name)] = bodies
        return found

    def _issuers(self, text: str) -> list[Issuer]:
        found = self._bodies.get(fold(text))
        if not found:
            names = [body.name for body in issuers().values()]
            raise _unknown(text, names)
        return found

    def _one(self, bodies: list[Issuer], day: date | None, cells: dict[str, str]) -> int:
        """Of several bodies the one that bore the name on the day of issue."""
        if len(bodies) > 1 and day:
            key = fold(cells["issuer"])
            bodies = [body for body in bodies if _bore(body, key, day)] or bodies
        if len(bodies) > 1:
            names = "; ".join(body.name for body in bodies)
            said = _("%(label)s: “%(text)s” may be several: %(names)s.")
            raise ValidationError(
                said % {"label": self.labels["issuer"], "text": cells["issuer"], "names": names}
            )
        return bodies[0].pk


class Words:
    """A vocabulary; ``rows``: code, name, and whatever else it is called."""

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        self.names: list[str] = []
        self._codes: dict[str, str] = {}
        for code, name, *others in rows:
            self.names.append(name)
            for each in (code, name, *others):
                self._codes.setdefault(_key(each), code)

    def find(self, text: str) -> str:
        """The code of a word; empty for an unknown one."""
        return self._codes.get(_key(text), "") if text else ""

    def code(self, text: str) -> str:
        """The code of a word.

        Raises:
            ValidationError: it is none, with those that are close.
        """
        if code := self.find(text):
            return code
        raise _unknown(text, self.names)


def status_words() -> Words:
    return Words((code.value, each.name, each.name_en) for code, each in STATUSES.items())


def _key(text: str) -> str:
    return fold(text).strip().rstrip(".")


def _bore(body: Issuer, key: str, day: date) -> bool:
    """Whether the body had a name, or existed under its abbreviation, on a day."""
    is_short = fold(body.abbreviation) == key
    return any(
        naming.holds_on(day) and (is_short or key in (fold(naming.name), fold(naming.name_en)))
        for naming in body.namings
    )


def _unknown(text: str, names: Iterable[str]) -> ValidationError:
    """Says what is close."""
    by_key = {fold(name): name for name in names}
    close = get_close_matches(fold(text), by_key, CLOSE, SIMILARITY)
    if not close:
        return ValidationError(_("“%(text)s” is not known.") % {"text": text[:100]})
    return ValidationError(
        _("“%(text)s” is not known. Close to it: %(names)s.")
        % {"text": text[:100], "names": "; ".join(by_key[key] for key in close)}
    )


def _yes_or_no(text: str) -> bool:
    key = fold(text).strip()
    if key not in YES | NO:
        raise ValidationError(_("“%(text)s” is neither yes nor no.") % {"text": text[:100]})
    return key in YES
