"""The texts of the demonstration, one TOML file a site kind, as typed rows.

``{placeholders}`` are filled in per unit (``demonstration.wording``).
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sites.kinds import SiteKind

from ..units import Unit

FOLDER = Path(__file__).parent

Block = dict[str, Any]


@dataclass(frozen=True)
class PageText:
    """Body of a page that the blueprint made; ``path`` below the home page."""

    path: str
    body: list[Block]
    summary: str = ""


@dataclass(frozen=True)
class Article:
    """An article; ``alone``: the one that a site gets when it gets no more."""

    section: str
    title: str
    summary: str
    source: str
    days_ago: int
    body: list[Block]
    picture: str = ""
    featured: bool = False
    alone: bool = False
    tags: list[str] = field(default_factory=list)
    audiences: list[str] = field(default_factory=list)
    series: str = ""
    part: int | None = None


@dataclass(frozen=True)
class Event:
    """An event of the site's calendar, so many days after today."""

    title: str
    summary: str
    organiser: str
    place: str
    in_days: int
    body: list[Block]


@dataclass(frozen=True)
class SiteTexts:
    """What one site is filled with."""

    pages: list[PageText]
    articles: list[Article]
    events: list[Event]


def texts_of(unit: Unit, site_kind: str) -> SiteTexts:
    """Texts of one of the unit's sites: those of its kind, then its own."""
    names = [_FILES[site_kind]]
    if site_kind == SiteKind.DEPARTMENT:
        names.append(f"department-{unit.code.removeprefix('so-')}")
    found = [_read(name) for name in names if (FOLDER / f"{name}.toml").exists()]
    return SiteTexts(
        [page for texts in found for page in texts.pages],
        [article for texts in found for article in texts.articles],
        [event for texts in found for event in texts.events],
    )


def lone_article(unit: Unit) -> Article | None:
    """The single article of a site that is not filled whole."""
    articles = texts_of(unit, unit.order.kind).articles
    return next((article for article in articles if article.alone), None)


_FILES: dict[str, str] = {
    SiteKind.PROVINCE: "province",
    SiteKind.ENGLISH: "english",
    SiteKind.DIGITAL: "digital",
    SiteKind.DEPARTMENT: "department",
    SiteKind.DISTRICT: "district",
    SiteKind.COMMUNE: "commune",
}


@cache
def _read(name: str) -> SiteTexts:
    rows = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return SiteTexts(
        [PageText(**page) for page in rows.get("pages", [])],
        [Article(**article) for article in rows.get("articles", [])],
        [Event(**event) for event in rows.get("events", [])],
    )
