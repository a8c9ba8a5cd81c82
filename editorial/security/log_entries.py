"""Entries of three tables read as one: pages, everything else, sign-ins.

Of each table only keys and times are united and sorted; the rows of one page are then read
by key: the number of statements does not grow with the log.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, QuerySet, Value
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from ..models import SignInAttempt, SignInOutcome
from .addresses import device
from .watched import label_of

TABLES: tuple[Any, ...] = (PageLogEntry, ModelLogEntry, SignInAttempt)
PAGES, OTHERS, SIGN_INS = range(len(TABLES))
CHUNK = 2000  # rows of an export read at once


@dataclass(frozen=True)
class Change:
    """One field, before and after."""

    label: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.label}: “{self.old}” → “{self.new}”"


@dataclass(frozen=True)
class Entry:
    """One line of the report."""

    timestamp: datetime
    who: str
    action: str
    kind: str
    label: str
    url: str = ""
    address: str = ""
    detail: str = ""
    changes: tuple[Change, ...] = field(default=())

    @property
    def what_changed(self) -> str:
        """Detail and changes as one text, for files."""
        return "; ".join(filter(None, [self.detail, *map(str, self.changes)]))


def united(filtered: Callable[[QuerySet[Any]], QuerySet[Any]]) -> QuerySet[Any]:
    """Keys of all entries that the filter lets through, latest first."""
    parts = [
        filtered(
            model.objects.values("pk", "timestamp").annotate(
                table=Value(number, output_field=IntegerField())
            )
        ).order_by()
        for number, model in enumerate(TABLES)
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-timestamp", "-table", "-pk")


def entries(keys: Iterable[dict[str, Any]]) -> list[Entry]:
    """The entries of these keys, in their order."""
    wanted = list(keys)
    found: dict[tuple[int, int], Entry] = {}
    for number, read in enumerate((_page_entries, _model_entries, _sign_ins)):
        numbers = [row["pk"] for row in wanted if row["table"] == number]
        rows = TABLES[number].objects.filter(pk__in=numbers).select_related("user")
        found |= {(number, pk): entry for pk, entry in read(rows)}
    return [found[key] for row in wanted if (key := (row["table"], row["pk"])) in found]


def in_chunks(keys: QuerySet[Any]) -> Iterator[Entry]:
    """All entries, without holding them all."""
    for start in range(0, keys.count(), CHUNK):
        yield from entries(keys[start : start + CHUNK])


def _page_entries(rows: QuerySet[Any]) -> Iterator[tuple[int, Entry]]:
    found = list(rows)
    pages = set(
        Page.objects.filter(pk__in={row.page_id for row in found}).values_list("pk", flat=True)
    )
    for row in found:
        here = row.page_id in pages
        url = reverse("wagtailadmin_pages:edit", args=[row.page_id]) if here else ""
        yield row.pk, _logged(row, url)


def _model_entries(rows: QuerySet[Any]) -> Iterator[tuple[int, Entry]]:
    for row in rows:
        yield row.pk, _logged(row, "")


def _logged(row: Any, url: str) -> Entry:
    content_type = (
        ContentType.objects.get_for_id(row.content_type_id) if row.content_type_id else None
    )
    model = content_type.model_class() if content_type else None
    data = row.data if isinstance(row.data, dict) else {}
    return Entry(
        timestamp=row.timestamp,
        who=capfirst(str(row.user_display_name)),
        action=str(row.message),
        kind=capfirst(str(model._meta.verbose_name)) if model else "",
        label=row.label,
        url=url,
        address=str(data.get("address", "")),
        detail=str(row.comment or ""),
        changes=tuple(_changes(model, data.get("changes"))),
    )


def _changes(model: Any, kept: Any) -> Iterator[Change]:
    for each in kept if isinstance(kept, list) else []:
        if isinstance(each, dict):
            label = label_of(model, str(each.get("field", "")))
            yield Change(label, str(each.get("old", "")), str(each.get("new", "")))


def _sign_ins(rows: QuerySet[Any]) -> Iterator[tuple[int, Entry]]:
    for row in rows:
        who = str(row.user) if row.user_id and row.user else ""
        yield (
            row.pk,
            Entry(
                timestamp=row.timestamp,
                who=who or _("Not signed in"),
                action=capfirst(row.get_action_display()),
                kind=_("Sign-in"),
                label=row.email or (row.network if row.action == SignInOutcome.UNLOCKED else ""),
                address=row.address or "",
                detail=device(row.agent),
            ),
        )
