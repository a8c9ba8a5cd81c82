"""Rows for the information categories: read like an editor's file, written by the importer.

What is invented says so in its summary; no person, telephone number or address is invented.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Page

from home.imports.plan import plan_import
from home.imports.reading import Table
from home.imports.running import write
from home.models import CategoryListPage, LinksPage, OrganisationPage
from sites.kinds import SiteKind
from sites.models import Domain, DomainStatus

from .tables import TABLES
from .texts import FOLDER
from .units import Unit
from .wording import words_of

Cells = dict[str, str]


@dataclass(frozen=True)
class CategoryRows:
    """Rows of one category, for the sites of some kinds; cells by name of field."""

    category: str
    kinds: list[str]
    rows: list[Cells]


@dataclass(frozen=True)
class BodyText:
    """A body below the one that a site's organisation chart begins with."""

    title: str
    kinds: list[str]
    summary: str
    legal_basis: str


@dataclass(frozen=True)
class LinkGroup:
    """Links of one group: (text, address)."""

    title: str
    links: list[tuple[str, str]]


def fill_categories(home: Page, unit: Unit, site_kind: str) -> int:
    """Fill the empty categories of a site; gives the number of pages made."""
    made = sum(_fill_list(home, unit, each) for each in category_rows(site_kind))
    made += _fill_structure(home, unit, site_kind)
    _fill_links(home)
    return made


def category_rows(site_kind: str) -> list[CategoryRows]:
    """Lists that the sites of a kind have."""
    return [each for each in _lists() if site_kind in each.kinds]


def bodies_of(site_kind: str) -> list[BodyText]:
    """Bodies below the agency itself, in the order of the Decision."""
    found = [BodyText(**row) for row in _texts()["bodies"]]
    return [each for each in found if site_kind in each.kinds]


def cells_of(row: Cells, unit: Unit) -> Cells:
    """A row with its placeholders filled in; ``table`` becomes the figures' table."""
    words = words_of(unit)
    cells = {name: text.format_map(words) for name, text in row.items() if name != "table"}
    if "table" in row:
        table = TABLES[row["table"]](unit)
        lines = [table.columns, *table.rows]
        cells["data"] = "\n".join("\t".join(line) for line in lines)
    return cells


def _fill_list(home: Page, unit: Unit, texts: CategoryRows) -> int:
    into = CategoryListPage.objects.descendant_of(home).filter(category=texts.category).first()
    if into is None or into.get_children().exists():
        return 0
    if "table" in texts.rows[0]:
        return _add_tables(into, [cells_of(row, unit) for row in texts.rows])
    header = list(dict.fromkeys(name for row in texts.rows for name in row))
    cells = [cells_of(row, unit) for row in texts.rows]
    rows = [[row.get(name, "") for name in header] for row in cells]
    plan = plan_import(into, Table(header, list(enumerate(rows, start=1))))
    if plan.errors:
        raise ValidationError([f"{texts.category} {line}: {why}" for line, why in plan.errors])
    return sum(len(plan.changes) for _done in write(plan, into, None))


def _add_tables(into: CategoryListPage, rows: list[Cells]) -> int:
    """Figures are not a column of a file: their pages are made one by one."""
    model: Any = into.detail_model
    for cells in rows:
        _publish(into, model(**cells))
    return len(rows)


def _publish(parent: Page, page: Page) -> None:
    page.locale_id = parent.locale_id
    parent.add_child(instance=page)
    page.save_revision().publish()


def _fill_structure(home: Page, unit: Unit, site_kind: str) -> int:
    root = OrganisationPage.objects.descendant_of(home).filter(category="structure").first()
    if root is None or root.get_children().exists():
        return 0
    bodies = bodies_of(site_kind)
    for body in bodies:
        cells = cells_of({"title": body.title, "summary": body.summary}, unit)
        _publish(root, OrganisationPage(**cells, legal_basis=body.legal_basis))
        root.refresh_from_db()
    return len(bodies)


def _fill_links(home: Page) -> None:
    page = LinksPage.objects.descendant_of(home).first()
    if page is None or page.groups:
        return
    groups = [LinkGroup(**row) for row in _texts()["links"]]
    page.groups = [
        ("group", {"title": group.title, "links": [_link(*link) for link in group.links]})
        for group in [*groups, _sites_of_the_network()]
    ]
    page.save_revision().publish()


def _link(text: str, url: str) -> dict[str, Any]:
    return {"title": text, "url": url, "description": ""}


def _sites_of_the_network() -> LinkGroup:
    kinds = (SiteKind.PROVINCE, SiteKind.ENGLISH, SiteKind.DIGITAL)
    domains = Domain.objects.filter(status=DomainStatus.ACTIVE, kind__in=kinds).order_by("pk")
    links = [(domain.site_name, f"{domain.url}/") for domain in domains]
    return LinkGroup("Mạng lưới cổng thông tin điện tử của tỉnh", links)


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "categories.toml").read_text(encoding="utf-8"))


def _lists() -> list[CategoryRows]:
    return [CategoryRows(**row) for row in _texts()["lists"]]
