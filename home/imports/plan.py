"""What a file would change in a list: shown before anything is written."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from vietnamese.folding import fold

from ..pages.category_list_page import CategoryListPage
from ..pages.detail_page import DetailPage
from .columns import Column, columns_of, matched
from .reading import Table


@dataclass(frozen=True)
class Change:
    """One line that makes or alters a page. ``differences``: (label, old text, new text);
    ``is_new``: as planned, also once the page is written."""

    line: int
    page: DetailPage
    differences: list[tuple[str, str, str]]
    rows: dict[str, list[dict[str, Any]]]
    is_new: bool


@dataclass
class Plan:
    """All that a file would do. ``errors``: (line, reason); such lines are left out."""

    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    errors: list[tuple[int, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    @property
    def created(self) -> list[Change]:
        return [change for change in self.changes if change.is_new]

    @property
    def altered(self) -> list[Change]:
        return [change for change in self.changes if not change.is_new]


def plan_import(into: CategoryListPage, table: Table) -> Plan:
    """Compare a file with the pages of a list; pages that it does not name stay as they are.

    Raises:
        ValidationError: the file lacks the columns that tell its rows apart.
    """
    model: Any = into.detail_model
    columns = matched(model, table.header)
    names = {column.name for column in columns.values()}
    missing = [
        column.label for column in _needed(model) if column.name not in names
    ]  # before any row: one message for the whole file
    if missing:
        raise ValidationError(
            _("The file lacks the columns: %(names)s.") % {"names": ", ".join(missing)}
        )
    plan = Plan(
        ignored=[cell for place, cell in enumerate(table.header) if cell and place not in columns]
    )
    pages = _pages_by_key(into)
    seen: dict[str, int] = {}
    for line, cells in table.rows:
        try:
            _add_line(plan, into, pages, seen, line, _values(columns, cells))
        except ValidationError as error:
            plan.errors += [(line, message) for message in error.messages]
    return plan


def _needed(model: Any) -> list[Column]:
    names = {"title", model.import_key}
    return [column for column in columns_of(model) if column.name in names]


def _check_complete(model: Any, values: dict[Column, Any]) -> None:
    """A new page needs every field that the editor's form would ask for."""
    missing = [
        column.label for column in columns_of(model) if column.is_required and column not in values
    ]
    if missing:
        raise ValidationError(
            _("The file lacks the columns: %(names)s.") % {"names": ", ".join(missing)}
        )


def _pages_by_key(into: CategoryListPage) -> dict[str, DetailPage]:
    model: Any = into.detail_model
    pages = model.objects.child_of(into).prefetch_related(*model.import_rows)
    key = next(column for column in columns_of(model) if column.name == model.import_key)
    return {fold(getattr(page, key.attribute)): page for page in pages}


def _values(columns: dict[int, Column], cells: list[str]) -> dict[Column, Any]:
    values: dict[Column, Any] = {}
    errors: list[str] = []
    for place, column in columns.items():
        try:
            values[column] = column.value(cells[place])
        except ValidationError as error:
            errors += error.messages
    if errors:
        raise ValidationError(errors)
    return values


def _add_line(
    plan: Plan,
    into: CategoryListPage,
    pages: dict[str, DetailPage],
    seen: dict[str, int],
    line: int,
    values: dict[Column, Any],
) -> None:
    model: Any = into.detail_model
    named = {column.name: value for column, value in values.items()}
    key = fold(str(named[model.import_key]))
    if key in seen:
        raise ValidationError(_("The same as line %(line)s.") % {"line": seen[key]})
    seen[key] = line
    page = pages.get(key) or model()
    if page.pk is None:
        _check_complete(model, values)
    change = _change(line, page, values)
    _validate(page, change.rows)
    if not change.differences:
        plan.unchanged += 1
    elif page.live and page.pk and page.has_unpublished_changes:
        raise ValidationError(
            _("“%(title)s” has changes that are not published yet; publish or discard them first.")
            % {"title": page.title}
        )
    else:
        plan.changes.append(change)


def _change(line: int, page: DetailPage, values: dict[Column, Any]) -> Change:
    before = {column: column.text(page) if page.pk else "" for column in values}
    rows = {}
    for column, value in values.items():
        if column.parts:
            rows[column.name] = value
        else:
            setattr(page, column.attribute, value)
    differences = []
    for column, old in before.items():
        made = [column.model(**row) for row in rows.get(column.name, [])]
        new = column.rows_text(made) if column.parts else column.text(page)
        if new != old:
            differences.append((column.label, old, new))
    return Change(line, page, differences, rows, is_new=page.pk is None)


def _validate(page: DetailPage, rows: dict[str, list[dict[str, Any]]]) -> None:
    """The rules between fields; each field was checked when it was read."""
    try:
        page.clean_facts()
        page.clean_rows(rows)
    except ValidationError as error:
        raise ValidationError(error.messages) from error
