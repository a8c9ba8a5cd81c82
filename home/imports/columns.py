"""The columns of a page type's file: its title, its facts, the rows below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from vietnamese.folding import fold

from ..data_tables import number
from .reading import CELL_SEPARATOR

DAYS = ("%d/%m/%Y", "%Y-%m-%d")
MAX_NAME = 2_000  # characters of a page's whole name
TRUE = {"co", "x", "1", "true", "yes"}


@dataclass(frozen=True)
class Column:
    """``model``: whose field ``name`` is, or whose rows stand in the column."""

    name: str
    label: str
    model: type[models.Model]
    parts: tuple[str, ...] = ()

    @property
    def attribute(self) -> str:
        """Where a page keeps the value; of a name, also what its title has no room for."""
        return "full_title" if self.name == "title" else self._field.attname

    @property
    def is_required(self) -> bool:
        """Whether a page cannot be without it."""
        if self.parts or self.name == "title":
            return self.name == "title"
        return not self._field.blank and not self._field.has_default()

    @property
    def _field(self) -> Any:
        return self.model._meta.get_field(self.name)

    @property
    def part_labels(self) -> list[str]:
        """Labels of the parts of a row."""
        return [_label(self.model, name) for name in self.parts]

    def value(self, text: str) -> Any:
        """What the cell means: a field's value, or a list of rows (dict of fields).

        Raises:
            ValidationError: it means nothing here.
        """
        if self.name == "title":
            return _name(self.label, text)
        if not self.parts:
            return field_value(self.model, self.name, text)
        return [self._row(line) for line in text.splitlines() if line.strip()]

    def _row(self, line: str) -> dict[str, Any]:
        cells = [cell.strip() for cell in line.split(CELL_SEPARATOR.strip())]
        if len(cells) > len(self.parts):
            raise ValidationError(
                _("“%(column)s”: a line has at most %(count)s parts, with | between them.")
                % {"column": self.label, "count": len(self.parts)}
            )
        return {
            name: field_value(self.model, name, cell)
            for name, cell in zip(self.parts, cells, strict=False)
        }

    def text(self, page: models.Model) -> str:
        """The cell of a page, as ``value`` reads it."""
        if self.name == "title":
            return str(getattr(page, self.attribute))
        if not self.parts:
            return field_text(page, self.name)
        return self.rows_text(getattr(page, self.name).all())

    def rows_text(self, rows: Iterable[models.Model]) -> str:
        """Rows, one a line, their parts with | between them."""
        return "\n".join(
            CELL_SEPARATOR.join(
                " ".join(field_text(row, name).replace("|", "/").split()) for name in self.parts
            )
            for row in rows
        )


def columns_of(model: Any) -> list[Column]:
    """Every column that a file of this page type may have, in order."""
    names = dict.fromkeys(("title", "summary", *model.facts))
    columns = [Column(name, _label(model, name), model) for name in names]
    for relation, parts in model.import_rows.items():
        related = model._meta.get_field(relation).related_model
        label = capfirst(str(related._meta.verbose_name_plural))
        columns.append(Column(relation, label, related, parts))
    return columns


def matched(model: Any, header: list[str]) -> dict[int, Column]:
    """Columns by their place in a header, by label or by name, without regard to marks."""
    known: dict[str, Column] = {}
    for column in columns_of(model):
        known[fold(column.label)] = known[fold(column.name)] = column
    found = {place: known.get(fold(cell)) for place, cell in enumerate(header)}
    return {place: column for place, column in found.items() if column}


def _name(label: str, text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise ValidationError(_("“%(column)s” is empty.") % {"column": label})
    if len(name) > MAX_NAME:
        raise ValidationError(
            _("“%(column)s” is longer than %(limit)s characters.")
            % {"column": label, "limit": MAX_NAME}
        )
    return name


def _label(model: type[models.Model], name: str) -> str:
    return capfirst(str(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def field_value(model: type[models.Model], name: str, text: str) -> Any:
    """A cell as the value of a field, checked by the field's own validators.

    Raises:
        ValidationError: with the field's label before the reason.
    """
    field: Any = model._meta.get_field(name)
    try:
        return field.clean(_parsed(field, text.strip()), None)
    except ValidationError as error:
        label = capfirst(str(field.verbose_name))
        reason = " ".join(error.messages)
        raise ValidationError(f"{label}: {reason}") from error


def _parsed(field: Any, text: str) -> Any:
    if text == "":
        return field.get_default() if not field.null else None
    if field.choices:
        return _choice(field, text)
    if isinstance(field, models.ForeignKey):
        return _related(field, text)
    if isinstance(field, models.BooleanField):
        return fold(text) in TRUE
    if isinstance(field, models.DateField):
        return _day(text)
    if isinstance(field, models.IntegerField | models.DecimalField):
        found = number(text)
        if found is None or (isinstance(field, models.IntegerField) and found != int(found)):
            raise ValidationError(_("“%(text)s” is not a number.") % {"text": text})
        return int(found) if isinstance(field, models.IntegerField) else found
    return text


def _choice(field: Any, text: str) -> Any:
    for value, label in field.flatchoices:
        if fold(text) in (fold(str(value)), fold(str(label))):
            return value
    labels = ", ".join(str(label) for _value, label in field.flatchoices)
    raise ValidationError(
        _("“%(text)s” is not one of: %(labels)s.") % {"text": text, "labels": labels}
    )


def _related(field: Any, text: str) -> Any:
    found = field.related_model.objects.filter(name__iexact=text).first()
    if found is None:
        raise ValidationError(_("“%(text)s” is not known; add it first.") % {"text": text})
    return found.pk


def _day(text: str) -> date:
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValidationError(_("“%(text)s” is not a day (dd/mm/yyyy).") % {"text": text})


def field_text(page: models.Model, name: str) -> str:
    """A field of a page, as ``field_value`` reads it."""
    display = getattr(page, f"get_{name}_display", None)
    value = display() if display else getattr(page, name)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, bool):
        return "x" if value else ""
    return "" if value is None else str(value)
