"""Relations between documents: what they may not be, where they lead, how pages show them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sites.models import PublishedItem
from sites.tenancy import current_organisation

from .effect import find_cycle
from .models.legal_relation import LegalRelation
from .vocabularies import RELATIONS, Effect, relation_with_code
from .words import relation_heading

REPLACES = "replaces"
EFFECT_VERBS = [each.code for each in RELATIONS if each.effect is not Effect.NONE]
FAR = 1000  # documents that a chain of replacements is followed through
EMPTY_TEXT = {"text_tree", "legal_bases", "recipients"}


def relation_faults(page: Any, rows: Iterable[LegalRelation]) -> list[str]:
    """Why the relations of ``page`` cannot stand, in words; ``rows`` as the form has them."""
    rows = list(rows)
    for row in rows:
        link_target(row)
    faults = []
    if any(is_itself(page, row) for row in rows):
        faults.append(_("A document has no relation to itself."))
    elif page.pk and (circle := _circle(page, rows)):
        names = " → ".join(circle)
        faults.append(_("The replacements go round in a circle: %(names)s.") % {"names": names})
    return faults


def link_target(row: LegalRelation) -> None:
    """Point the row at the page that it describes: by its address on the network, or by the
    symbol where exactly one document of the library bears it."""
    row.target_item = None
    if not row.target_page_id and row.target_url:
        _link_by_address(row)
    row.denormalise()
    if not row.target_page_id and not row.target_item and row.target_key:
        found = _documents().filter(symbol_key=row.target_key)
        if row.target_issued_on:
            found = found.filter(issued_on=row.target_issued_on)
        pages = list(found[:2])
        if len(pages) == 1 and pages[0].pk != row.page_id:
            row.target_page = pages[0]
            row.denormalise()


def is_itself(page: Any, row: LegalRelation) -> bool:
    """Whether the row points from a document to the document."""
    if row.target_page_id:
        return bool(page.pk and row.target_page_id == page.pk)
    same_day = row.target_issued_on is None or row.target_issued_on == page.issued_on
    return bool(row.target_key and row.target_key == page.symbol_key and same_day)


def link_waiting(keys: set[str]) -> set[int]:
    """Point relations that only cite one of these symbols at its document, now that there is
    one; gives the documents. Only for published ones: a page shows what its target is about."""
    waiting = LegalRelation.objects.filter(target_page=None, target_item=None, target_key__in=keys)
    found = set()
    for row in waiting:
        link_target(row)
        if row.target_page_id:
            found.add(row.target_page_id)
            row.save()  # its receiver derives the status anew
    return found


def replaced_twice(page: Any) -> list[str]:
    """Symbols of what ``page`` replaces though another document replaced it already."""
    targets = page.relations.filter(verb=REPLACES, is_acted_on=False, target_page__isnull=False)
    rows = LegalRelation.objects.filter(
        target_page__in=[row.target_page_id for row in targets.all()],
        verb=REPLACES,
        is_acted_on=False,
        articles="",
    ).exclude(page=page.pk)
    return sorted({row.target_symbol for row in rows})


def _circle(page: Any, rows: list[LegalRelation]) -> list[str]:
    """Symbols along a circle of replacements that the rows would close; empty without one."""
    edges: dict[int, set[int]] = defaultdict(set)
    names = {page.pk: page.symbol or page.title}
    for row in rows:
        if row.verb == REPLACES and row.target_page_id:
            pair = (page.pk, row.target_page_id)
            old, new = reversed(pair) if row.is_acted_on else pair
            edges[old].add(new)
            names[row.target_page_id] = row.target_symbol
    _follow(edges, names, page.pk)
    circle = find_cycle(edges)
    return [names.get(pk, str(pk)) for pk in circle] if circle else []


def _follow(edges: dict[int, set[int]], names: dict[int, str], own: int) -> None:
    """Add the replacements stored elsewhere, as far as they can be reached."""
    waiting = set(names)
    seen = {own}
    while (waiting := waiting - seen) and len(seen) < FAR:
        seen |= waiting
        either = Q(page__in=waiting) | Q(target_page__in=waiting)
        stored = LegalRelation.objects.filter(either, verb=REPLACES, target_page__isnull=False)
        waiting = set()
        for row in stored.exclude(page=own).select_related("page").defer("page__text_tree"):
            pair = (row.page_id, row.target_page_id)
            acting, acted = reversed(pair) if row.is_acted_on else pair
            edges[acting].add(acted)
            names.setdefault(row.page_id, row.page.symbol)
            names.setdefault(row.target_page_id, row.target_symbol)
            waiting |= set(pair)


def _link_by_address(row: LegalRelation) -> None:
    address = urlsplit(row.target_url)
    item = (
        PublishedItem.objects.filter(domain__domain=address.hostname or "", path=address.path)
        .defer("body", "vector")
        .first()
    )
    if item is None:
        return
    organisation = current_organisation()
    if organisation and item.organisation_id == organisation.pk:
        row.target_page = _documents().filter(pk=item.page_id).first()
    else:
        row.target_item = item.pk
        row.target_title = row.target_title or item.title


def _documents() -> QuerySet[Any]:
    model: Any = LegalRelation._meta.get_field("page").related_model
    documents: QuerySet[Any] = model.objects.filter(alias_of=None).defer(*EMPTY_TEXT)
    return documents


@dataclass(frozen=True)
class Related:
    """The other document of a relation, as a page lists it. ``url``: empty when it is only
    cited, or its page is no longer public."""

    symbol: str
    title: str
    url: str
    is_elsewhere: bool
    row: LegalRelation


@dataclass
class Group:
    """Documents in the same relation, under the words of the National database."""

    heading: str
    is_acted_on: bool
    code: str
    documents: list[Related] = field(default_factory=list)


def rows_here(page: Any) -> list[LegalRelation]:
    """Relations that other published documents state, of this one."""
    rows = LegalRelation.objects.filter(target_page=page.pk, page__live=True)
    deferred = [f"page__{name}" for name in EMPTY_TEXT]
    return list(rows.select_related("page").defer(*deferred).order_by("-page__issued_on", "pk"))


def own_rows(page: Any) -> list[LegalRelation]:
    """Relations that the page itself states, in the editor's order."""
    rows = page.relations.all()
    if hasattr(rows, "select_related") and not getattr(page, "is_previewed", False):
        deferred = [f"target_page__{name}" for name in EMPTY_TEXT]
        rows = rows.select_related("target_page").defer(*deferred)
    return list(rows)


def effect_rows(
    pks: list[int],
) -> tuple[dict[int, list[LegalRelation]], dict[int, list[LegalRelation]]]:
    """What ``own_rows`` and ``rows_here`` give of many pages, by page: only relations that can
    change their effect."""
    own: dict[int, list[LegalRelation]] = defaultdict(list)
    here: dict[int, list[LegalRelation]] = defaultdict(list)
    rows = LegalRelation.objects.filter(verb__in=EFFECT_VERBS)
    stated = rows.filter(page__in=pks).select_related("target_page").order_by("sort_order", "pk")
    for row in stated.defer(*(f"target_page__{name}" for name in EMPTY_TEXT)):
        own[row.page_id].append(row)
    of_others = rows.filter(target_page__in=pks, page__live=True).select_related("page")
    of_others = of_others.order_by("-page__issued_on", "pk")
    for row in of_others.defer(*(f"page__{name}" for name in EMPTY_TEXT)):
        here[row.target_page_id or 0].append(row)
    return own, here


def groups_of(page: Any, own: list[LegalRelation], here: list[LegalRelation]) -> list[Group]:
    """The relation diagram (lược đồ) as lists, in the order of the National database; a pair
    that both sides state stands once."""
    groups: dict[tuple[str, bool], Group] = {}
    seen: set[tuple[Any, ...]] = set()
    items = _items(own)
    pairs = [(row, row.is_acted_on, _own_side(row, items)) for row in own]
    pairs += [(row, not row.is_acted_on, _other_side(row)) for row in here]
    for row, is_acted_on, related in pairs:
        relation = relation_with_code(row.verb)
        if relation is None:
            continue
        passive = is_acted_on and not relation.symmetric
        other = row.page_id if row.page_id != page.pk else row.target_page_id
        mark = (row.verb, passive, other or related.symbol or related.title, row.articles)
        if mark in seen:
            continue
        seen.add(mark)
        heading = relation_heading(relation, is_acted_on=passive)
        group = groups.setdefault((row.verb, passive), Group(heading, passive, row.verb))
        group.documents.append(related)
    order = [(each.code, passive) for each in RELATIONS for passive in (False, True)]
    return [groups[key] for key in order if key in groups]


def _items(rows: list[LegalRelation]) -> dict[int, PublishedItem]:
    wanted = [row.target_item for row in rows if row.target_item]
    if not wanted:
        return {}
    items = PublishedItem.objects.select_related("domain").defer("body", "vector")
    return items.in_bulk(wanted)


def _own_side(row: LegalRelation, items: dict[int, PublishedItem]) -> Related:
    page = row.target_page if row.target_page_id else None
    if page:
        url = (page.url or "") if page.live else ""
        return Related(page.symbol, page.abstract or page.title, url, False, row)
    item = items.get(row.target_item or 0)
    url = item.url if item else row.target_url
    return Related(row.target_symbol, row.target_title, url, bool(url), row)


def _other_side(row: LegalRelation) -> Related:
    page = row.page
    return Related(page.symbol, page.abstract or page.title, page.url or "", False, row)
