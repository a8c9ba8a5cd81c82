"""The effect status of documents, derived and kept in step with days and relations.

Stored are the status of today, the day of its next change and every status with its first
day (for searching by status at a day). They are written here alone: when a document or a
relation is saved, and by themselves when their day has come (``changes_due``, and a job every
day).
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import batched
from typing import Any

from django.utils import timezone

from sites import stamps
from sites.models import LegalEntry
from sites.schedule import note_change
from sites.tenancy import current_organisation

from .effect import Act, EffectFacts, Override
from .models.legal_relation import LegalRelation
from .pages import LegalDocumentPage
from .relations import EFFECT_VERBS, effect_rows, own_rows, rows_here
from .vocabularies import Status

STEP = 500  # documents whose relations are read at once
COLUMNS = ("status", "status_changes_on", "status_days", "statuses")


def facts_of(
    page: LegalDocumentPage,
    own: list[LegalRelation] | None = None,
    here: list[LegalRelation] | None = None,
) -> EffectFacts:
    """All that the effect of a document depends on; relations are read where not given."""
    own = own_rows(page) if own is None else own
    here = rows_here(page) if here is None else here
    override = None
    if page.override_status and page.override_from and page.override_reason.strip():
        override = Override(Status(page.override_status), page.override_from, page.override_reason)
    return EffectFacts(
        issued=page.issued_on,
        effective=page.effective_on,
        expires=page.expires_on,
        unsuitable=page.unsuitable_from,
        acts=tuple(_acts(own, here)),
        override=override,
    )


def _acts(own: list[LegalRelation], here: list[LegalRelation]) -> Iterable[Act]:
    """What is done to the document. Both sides may state the same act: it counts once."""
    found: dict[tuple[Any, ...], Act] = {}
    for row in own:
        if row.is_acted_on and row.has_effect:
            other = row.target_page if row.target_page_id else None
            starts = other.effective_on if other else row.target_issued_on
            act = row.act(starts, row.target_symbol or row.target_title)
            _add(found, (row.verb, row.target_key or row.target_title, row.articles), act)
    for row in here:
        if not row.is_acted_on and row.has_effect:
            act = row.act(row.page.effective_on, row.page.symbol)
            _add(found, (row.verb, row.page.symbol_key, row.articles), act)
    return found.values()


def _add(found: dict[tuple[Any, ...], Act], mark: tuple[Any, ...], act: Act | None) -> None:
    if act:
        found.setdefault(mark, act)


def refresh(pks: Iterable[int], today: date | None = None) -> int:
    """Derive the status of documents anew; gives how many have another one."""
    today = today or timezone.localdate()
    pages = LegalDocumentPage.objects.filter(pk__in=list(pks)).defer("text_tree")
    changed = 0
    for together in batched(pages.iterator(chunk_size=STEP), STEP):
        own, here = effect_rows([page.pk for page in together])
        for page in together:
            changed += _refresh(page, facts_of(page, own[page.pk], here[page.pk]), today)
    return changed


def refresh_due(today: date | None = None) -> int:
    """Move the documents whose day has come."""
    today = today or timezone.localdate()
    due = LegalDocumentPage.objects.filter(status_changes_on__lte=today)
    changed = refresh(list(due.values_list("pk", flat=True)), today)
    if changed:
        stamps.move_on_commit()
    return changed


def _refresh(page: LegalDocumentPage, facts: EffectFacts, today: date) -> bool:
    columns = columns_of(facts, today)
    if any(getattr(page, name) != value for name, value in columns.items()):
        LegalDocumentPage.objects.filter(pk=page.pk).update(**columns)
        changes_on = columns.pop("status_changes_on")
        LegalEntry.objects.filter(organisation=current_organisation(), page_id=page.pk).update(
            **columns
        )
        if changes_on:
            note_change(timezone.make_aware(datetime.combine(changes_on, time.min)))
    return bool(columns["status"] != page.status)


def columns_of(facts: EffectFacts, today: date) -> dict[str, Any]:
    """What a document's row holds of its effect in time."""
    following = facts.next_change(today)
    days: list[date] = []
    statuses = [facts.status_on(date.min).value]
    for period in facts.timeline():
        if period.status != statuses[-1]:
            days.append(period.start)
            statuses.append(period.status.value)
    return {
        "status": facts.status_on(today).value,
        "status_changes_on": following.start if following else None,
        "status_days": days,
        "statuses": statuses,
    }


def acted_on_by(pk: int) -> list[int]:
    """Pages whose effect the document changes."""
    rows = LegalRelation.objects.filter(page=pk, is_acted_on=False, verb__in=EFFECT_VERBS)
    return [pk for pk in rows.values_list("target_page", flat=True) if pk]
