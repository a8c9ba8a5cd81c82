"""Which addresses the published pages of an organisation link to."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import models, transaction
from django.db.models import Count
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from ..models.checked_link import MAX_URL, CheckedLink

MAX_LINKS = 2_000  # of one organisation
_WEB = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_HREF = re.compile(r'href="(https?://[^"]+)"', re.IGNORECASE)


def collect_links() -> int:
    """Bring the table of links up to date with the pages; gives their number."""
    found: dict[str, set[int]] = defaultdict(set)
    for page in Page.objects.live().public().specific().iterator(chunk_size=200):
        for url in links_of(page):
            if url in found or len(found) < MAX_LINKS:
                found[url].add(page.pk)
    with transaction.atomic():
        _write(found)
    return len(found)


def _write(found: dict[str, set[int]]) -> None:
    CheckedLink.objects.exclude(url__in=found).delete()
    CheckedLink.objects.bulk_create([CheckedLink(url=url) for url in found], ignore_conflicts=True)
    keys = dict(CheckedLink.objects.values_list("url", "pk"))
    through = CheckedLink.pages.through
    through.objects.all().delete()
    through.objects.bulk_create(
        through(checkedlink_id=keys[url], page_id=page)
        for url, pages in found.items()
        for page in pages
    )


def count_by_state() -> tuple[int, int]:
    """(links, broken links) of the current organisation."""
    counts = CheckedLink.objects.aggregate(links=Count("pk"))
    return counts["links"], CheckedLink.objects.broken().count()


def links_of(page: models.Model) -> Iterator[str]:
    """Web addresses in the fields of a page and in the rows below it, the same ones once."""
    seen = dict.fromkeys(_links_in(page))
    yield from (url for url in seen if len(url) <= MAX_URL)


def _links_in(item: models.Model) -> Iterator[str]:
    for field in item._meta.concrete_fields:
        if isinstance(field, StreamField):
            yield from _links_in_value(getattr(item, field.name).get_prep_value())
        elif isinstance(field, models.URLField | RichTextField):
            yield from _links_in_value(getattr(item, field.name))
    for relation in get_all_child_relations(type(item)):
        for row in getattr(item, relation.get_accessor_name()).all():
            yield from _links_in(row)


def _links_in_value(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if _WEB.match(value):
            yield value
        else:
            yield from (html.unescape(url) for url in _HREF.findall(value))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _links_in_value(each)
    elif isinstance(value, list):
        for each in value:
            yield from _links_in_value(each)
