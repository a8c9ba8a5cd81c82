"""What a source would change in a library: every record accounted for, nothing written."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import LegalRelation, Outcome
from ..pages import LegalDocumentPage, LegalLibraryPage
from ..relations import is_itself, relation_faults
from ..requirements import check_days
from .cells import Cells
from .circles import Circles
from .columns import FILES, RELATIONS, TEXT, labels_of
from .matching import Known, naming_of
from .records import FileRefused, Record, SourceFile
from .related import merged, relations_in
from .statements import Said, said_in
from .texts import readable

SYMBOL_LENGTH = 100  # characters, of the page's field


@dataclass
class Planned:
    """What becomes of a record. ``page``: with the new values; None when it is refused.

    ``files``: to be added. ``text``: where the text is to come from. ``differences``: (label,
    old text, new text).
    """

    record: Record
    outcome: Outcome
    symbol: str = ""
    page: LegalDocumentPage | None = None
    differences: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: list[SourceFile] = field(default_factory=list)
    relations: list[LegalRelation] | None = None
    text: SourceFile | None = None
    said: Said | None = None


@dataclass
class _Read:
    """A record whose cells could be read, as a document of its own."""

    record: Record
    values: dict[str, Any]
    page: LegalDocumentPage
    relations: list[LegalRelation]
    said: Said
    notes: list[str]


class Planner:
    """Plans the records of one source for one library, some at a time and in order.

    ``user``: an editor, who changes no document that the page editor would not let them change.
    """

    def __init__(self, library: LegalLibraryPage, user: Any = None) -> None:
        self.library, self.user = library, user
        self.cells = Cells()
        self.special = labels_of([FILES, RELATIONS, TEXT])
        self.circles = Circles()
        self._seen: dict[Any, int] = {}

    def plan(self, records: Sequence[Record]) -> list[Planned]:
        """One answer for each record, in their order."""
        read = [self._read(record) for record in records]
        known = Known(self.library, [each.page for each in read if isinstance(each, _Read)])
        return [each if isinstance(each, Planned) else self._planned(each, known) for each in read]

    def _read(self, record: Record) -> _Read | Planned:
        said, notes = said_in(record.values)
        try:
            values = self.cells.values(record.values)
            relations = relations_in(record.values.get(RELATIONS, ""))
        except ValidationError as error:
            return _refused(record, error)
        values["issuer_id"] = values.pop("issuer", None)
        page = LegalDocumentPage(**values, locale=self.library.locale)
        page.read_symbol()
        values["symbol"] = page.symbol
        if values["issuer_id"] is None:
            del values["issuer_id"]
        said = said.with_days_of(values)
        notes += [_("The file “%(name)s” is missing.") % {"name": n} for n in record.missing]
        return _Read(record, values, page, relations, said, notes)

    def _planned(self, read: _Read, known: Known) -> Planned:
        try:
            self._check_identity(read)
            found = known.match(read.page)
            planned = self._changed(read, found, known) if found else self._new(read)
            check_days(planned.page)
            self._check_relations(read, planned)
        except ValidationError as error:
            return _refused(read.record, error, read.page.symbol)
        return planned

    def _check_identity(self, read: _Read) -> None:
        """Raises ValidationError for what cannot be told from others, or comes twice."""
        page = read.page
        if not page.symbol_key:
            raise ValidationError(_("No number and symbol can be read."))
        if len(page.symbol) > SYMBOL_LENGTH:  # written officially it may have grown
            raise ValidationError(_("The number and symbol is too long."))
        if not page.national_id and not (page.issuer_id and page.issued_on):
            raise ValidationError(
                _("Without issuing body and day of issue it cannot be told from others.")
            )
        names: list[Any] = [naming_of(page)] if page.issuer_id and page.issued_on else []
        names += [page.national_id] if page.national_id else []
        for name in names:
            if name in self._seen:
                raise ValidationError(_("The same as line %(line)s.") % {"line": self._seen[name]})
        self._seen |= dict.fromkeys(names, read.record.line)

    def _new(self, read: _Read) -> Planned:
        planned = Planned(
            read.record, Outcome.NEW, read.page.symbol, read.page, notes=read.notes, said=read.said
        )
        planned.files = list(read.record.files)
        planned.relations = read.relations
        planned.text = read.record.text or readable(planned.files)
        for name, label in self.cells.labels.items():
            if name in read.values or (name == "issuer" and read.page.issuer_id):
                planned.differences.append((label, "", self.cells.text(read.page, name)))
        self._tell_files(planned, [])
        if read.relations:
            planned.differences.append((self.special[RELATIONS], "", _told(read.relations)))
        return planned

    def _changed(self, read: _Read, page: LegalDocumentPage, known: Known) -> Planned:
        planned = Planned(
            read.record, Outcome.UNCHANGED, page.symbol, page, notes=read.notes, said=read.said
        )
        self._set_values(planned, page, read.values)
        self._add_files(planned, page, known)
        stored = known.relations[page.pk]
        before = _told(stored)
        relations, is_more = merged(stored, read.relations)
        if is_more:
            planned.relations = relations
            planned.differences.append((self.special[RELATIONS], before, _told(relations)))
        if not page.text_tree:
            planned.text = read.record.text or readable(planned.files)
            if planned.text:
                planned.differences.append((self.special[TEXT], "", planned.text.name))
        if planned.differences:
            self._check_may_change(page)
            planned.outcome = Outcome.CHANGED
        return planned

    def _check_may_change(self, page: LegalDocumentPage) -> None:
        """Raises ValidationError where another has the document, or it is locked."""
        if self.user is None:
            return
        lock = page.get_lock()
        if not page.permissions_for_user(self.user).can_edit() or (
            lock and lock.for_user(self.user)
        ):
            raise ValidationError(_("You may not change “%(title)s” now.") % {"title": page.title})

    def _set_values(
        self, planned: Planned, page: LegalDocumentPage, values: dict[str, Any]
    ) -> None:
        differing = [name for name, value in values.items() if getattr(page, name) != value]
        before = {name: self.cells.text(page, _column(name)) for name in differing}
        is_made = bool(differing) and "title" not in differing and page.title == page.title_made()
        for name in differing:
            setattr(page, name, values[name])
        page.read_symbol()
        if is_made:
            page.title = page.title_made()
        for name in differing:
            label = self.cells.labels[_column(name)]
            planned.differences.append((label, before[name], self.cells.text(page, _column(name))))

    def _add_files(self, planned: Planned, page: LegalDocumentPage, known: Known) -> None:
        """What the document has not yet: by content, or by name where reading is dear."""
        rows = known.files[page.pk]
        hashes, names = {row.sha256 for row in rows}, [row.document.title for row in rows]
        for file in planned.record.files:
            if not file.is_at_hand:
                is_new = file.name not in names
            else:
                try:
                    is_new = hashlib.sha256(file.read()).hexdigest() not in hashes
                except FileRefused as refused:
                    planned.notes.append(f"{file.name}: {refused}")
                    continue
            if is_new:
                planned.files.append(file)
        self._tell_files(planned, names)

    def _tell_files(self, planned: Planned, before: list[str]) -> None:
        if planned.files:
            after = [*before, *(file.name for file in planned.files)]
            planned.differences.append((self.special[FILES], "; ".join(before), "; ".join(after)))

    def _check_relations(self, read: _Read, planned: Planned) -> None:
        """Raises ValidationError for relations that cannot stand."""
        page = planned.page
        if planned.relations and page is not None and page.pk:
            faults = relation_faults(page, planned.relations)
        else:
            for row in read.relations:
                row.denormalise()
            itself = any(is_itself(read.page, row) for row in read.relations)
            faults = [_("A document has no relation to itself.")] if itself else []
        faults = faults or self.circles.faults(read.page, read.relations)
        if faults:
            raise ValidationError(faults)


def _refused(record: Record, error: ValidationError, symbol: str = "") -> Planned:
    symbol = symbol or record.values.get("symbol", "")
    return Planned(record, Outcome.REFUSED, symbol, notes=error.messages)


def _column(name: str) -> str:
    return "issuer" if name == "issuer_id" else name


def _told(rows: list[LegalRelation]) -> str:
    return "; ".join(str(row) for row in rows)
