"""Correcting a published text with a note that readers see, dated (R31).

The note is written with a new version of the text and goes the way of that version through the
workflow: nobody publishes a note past the board, and its writer does not approve it.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from sites.caching import kept

from ..models.correction import Correction
from .permissions import may_write_now

MIN_LENGTH = 10  # characters


class CorrectionForm(forms.Form):
    """One sentence or two."""

    text = forms.CharField(
        label=_("What readers are told"),
        min_length=MIN_LENGTH,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "What was wrong and what is right, for instance: “The meeting is on 12/12/2026, "
            "not on 11/12/2026 as first written.”"
        ),
    )


def may_correct(user: Any, page: Page) -> bool:
    """Whether the button is shown: readers have the page, and the account may change it."""
    is_page_of_site = page.live and (page.depth or 0) > 2 and not page.alias_of_id
    return bool(is_page_of_site and page.permissions_for_user(user).can_edit())


@transaction.atomic
def correct(page: Page, user: Any, text: str) -> Correction:
    """Write a note with a new version of the page.

    Raises:
        PermissionDenied: the account may not change the page now, or readers do not have it.
    """
    locked = Page.objects.select_for_update().get(pk=page.pk)
    draft: Any = locked.get_latest_revision_as_object()
    if not (may_correct(user, locked.specific) and may_write_now(user, locked.specific)):
        raise PermissionDenied
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    correction: Correction = Correction.objects.create(
        page_id=locked.pk, revision=revision, text=text, by=user, by_name=str(user)[:255]
    )
    return correction


@transaction.atomic
def forget(correction: Correction, user: Any) -> None:
    """Drop a note that readers have not seen.

    Raises:
        PermissionDenied: it is published, or the account may not change the page now.
    """
    page = correction.page.specific
    if correction.published_at or not (may_correct(user, page) and may_write_now(user, page)):
        raise PermissionDenied
    page.get_latest_revision_as_object().save_revision(user=user, log_action=True, clean=False)
    correction.delete()


def publish_with(page: Page, revision: Any) -> None:
    """The notes that were written with this version or before it are readers' from now on."""
    waiting = Correction.objects.filter(page_id=page.pk, published_at=None)
    waiting.filter(revision_id__lte=revision.pk).update(published_at=timezone.now())


def corrections_of(page: Page) -> QuerySet[Correction]:
    """All notes of a page, the oldest first."""
    return Correction.objects.filter(page_id=page.pk)


def shown(page: Page, *, is_draft: bool = False) -> list[Correction]:
    """What readers see above the text; a draft's preview shows what waits, too. No statement
    for a page that was never corrected."""
    if is_draft:
        return list(corrections_of(page))
    if page.pk not in kept("corrected-pages", _corrected_pages):
        return []
    return list(corrections_of(page).exclude(published_at=None))


def _corrected_pages() -> set[int]:
    notes = Correction.objects.exclude(published_at=None)
    return set(notes.values_list("page_id", flat=True))
