"""What an article leads to: the leaders it names, the other parts of its series."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from sites.models import Domain, PublishedItem
from sites.register import published

MAX_PARTS = 100


@dataclass(frozen=True)
class Around:
    """Published pages only: what citizens cannot read is not linked to."""

    leaders: list[Any]
    parts: list[Any]
    previous: PublishedItem | None = None
    next: PublishedItem | None = None

    @classmethod
    def of(cls, article: Any, domain: Domain) -> "Around":
        """In one query beside the one for the leaders' rows."""
        wanted = [row.leader_id for row in article.leaders.all()]
        if not wanted and not article.series_id:
            return cls([], [])
        articles = type(article).objects
        of_series = articles.filter(series=article.series_id) if article.series_id else None
        which = Q(page_id__in=wanted)
        if of_series is not None:
            which |= Q(page_id__in=of_series.values("pk"))
        part = articles.filter(pk=OuterRef("page_id")).values("series_part")[:1]
        found = published(domain).filter(which).annotate(part=Subquery(part))
        items = {item.page_id: item for item in found.order_by("part", "published_at")[:MAX_PARTS]}
        leaders = [items.pop(page_id) for page_id in wanted if page_id in items]
        parts = list(items.values())
        return cls(leaders, parts, *_beside(article, parts))


def _beside(article: Any, parts: list[Any]) -> tuple[PublishedItem | None, PublishedItem | None]:
    """The parts before and after the article; an unpublished one stands by its number."""
    numbers = [item.page_id for item in parts]
    if article.pk in numbers:
        place = numbers.index(article.pk)
        before, after = parts[:place], parts[place + 1 :]
    else:
        own = article.series_part or 0
        before = [item for item in parts if (item.part or 0) < own]
        after = [item for item in parts if (item.part or 0) > own]
    return (before[-1] if before else None), (after[0] if after else None)
