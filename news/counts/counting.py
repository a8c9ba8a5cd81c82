"""The five kinds of content of Art. 14.1, counted apart by month, quarter and year (R92)."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractMonth
from django.utils.translation import gettext as _

from sites.models import PublishedItem
from sites.tenancy import current_organisation

from ..genres import ContentKind, genre_of
from ..models import ArticlePage

# Information categories whose pages are documents that the organisation publishes.
DOCUMENT_CATEGORIES = (
    "legal-documents",
    "treaties",
    "guidance",
    "plans",
    "annual-programmes",
    "financial-reports",
)
KINDS = tuple(ContentKind)


@dataclass
class Line:
    """A month, a quarter or the year, with what was published in it."""

    label: str
    is_sum: bool = False
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def numbers(self) -> list[int]:
        """One for each kind, in the order of the law."""
        return [self.counts[kind] for kind in KINDS]

    @property
    def total(self) -> int:
        return sum(self.numbers)


def year_lines(year: int) -> list[Line]:
    """Twelve months, each quarter after its months, the year at the end: two statements."""
    months = _months(year)
    lines: list[Line] = []
    for month in range(1, 13):
        lines.append(Line(_("Month %(month)d") % {"month": month}, counts=months[month]))
        if month % 3 == 0:
            of_quarter = [months[each] for each in range(month - 2, month + 1)]
            name = _("Quarter %(quarter)s") % {"quarter": ("I", "II", "III", "IV")[month // 3 - 1]}
            lines.append(Line(name, True, sum(of_quarter, Counter())))
    whole = _("Year %(year)d") % {"year": year}
    return [*lines, Line(whole, True, sum(months.values(), Counter()))]


def _months(year: int) -> dict[int, Counter[str]]:
    months: dict[int, Counter[str]] = {month: Counter() for month in range(1, 13)}
    for month, genre, count in _by_month(_articles(year), "first_published_at", "genre"):
        months[month][genre_of(genre).kind] += count
    for month, _category, count in _by_month(_documents(year), "published_at", "category"):
        months[month][ContentKind.DOCUMENT] += count
    return months


def _articles(year: int) -> QuerySet[Any]:
    """What citizens can read, first published in the year; a mirrored copy is no work."""
    return ArticlePage.objects.live().filter(alias_of=None, first_published_at__year=year)


def _documents(year: int) -> QuerySet[Any]:
    return PublishedItem.objects.filter(
        organisation=current_organisation(),
        category__in=DOCUMENT_CATEGORIES,
        published_at__year=year,
    ).exclude(kind=ArticlePage.published_kind)


def _by_month(rows: QuerySet[Any], moment: str, kind: str) -> Any:
    months = rows.order_by().annotate(month=ExtractMonth(moment))
    return months.values_list("month", kind).annotate(count=Count("pk"))
