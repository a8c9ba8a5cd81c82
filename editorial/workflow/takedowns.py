"""Taking a page down at once, with a reason (R31, R50), and what its address says afterwards."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Site

from sites.prohibited_acts import ProhibitedAct

from ..models.review_record import ReviewAct
from ..models.takedown import Notice, Takedown
from ..roles import TAKE_DOWN
from .forms import ReasonForm
from .records import record


class TakedownForm(ReasonForm):
    """One form, one click."""

    code = forms.ChoiceField(
        label=_("Prohibited act (Article 10), if any"),
        choices=[("", _("none")), *ProhibitedAct.choices],
        required=False,
    )
    notice = forms.ChoiceField(
        label=_("What readers find at the address"),
        choices=Notice.choices,
        initial=Notice.GONE,
        widget=forms.RadioSelect,
    )
    public_reason = forms.CharField(
        label=_("Reason that readers see"), max_length=500, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("For the board's own records.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        shown = cleaned.get("notice") == Notice.REASON
        if shown and not cleaned.get("public_reason", "").strip():
            self.add_error("public_reason", _("Write what readers are told."))
        return cleaned


def may_take_down(user: Any, page: Page) -> bool:
    """Whether the button is shown: the page is live, and the board gave the right."""
    is_page_of_site = page.live and (page.depth or 0) > 2
    return bool(is_page_of_site and user.is_active and user.has_perm(TAKE_DOWN))


@transaction.atomic
def take_down(page: Page, user: Any, data: dict[str, Any]) -> Takedown:
    """Withdraw a page now; drafts of it leave the workflow.

    Raises:
        PermissionDenied: the account has not the right, or the page is not live any more.
    """
    locked = Page.objects.select_for_update().get(pk=page.pk).specific
    if not may_take_down(user, locked):
        raise PermissionDenied
    root = _root_of(locked)
    takedown: Takedown = Takedown.objects.create(
        page_id=locked.pk,
        site_root=root.url_path,
        path=f"/{locked.url_path[len(root.url_path) :]}",
        title=locked.title,
        by=user,
        by_name=str(user)[:255],
        **data,
    )
    record(locked, user, ReviewAct.TAKEN_DOWN, reason=data["reason"], code=data["code"])
    if state := locked.current_workflow_state:
        state.cancel(user=user)
    UnpublishPageAction(locked, user=user).execute(skip_permission_checks=True)
    return takedown


def end(page: Page) -> None:
    """The page is published again: its address answers as before."""
    Takedown.objects.filter(page_id=page.pk, ended_at=None).update(ended_at=timezone.now())


def taken_down_at(root: Page, path: str) -> Takedown | None:
    """What was withdrawn from this address of a site, if anything was."""
    address = f"/{path.strip('/')}/"
    takedowns = Takedown.objects.filter(site_root=root.url_path, path=address, ended_at=None)
    return takedowns.first()


def _root_of(page: Page) -> Page:
    roots = [site.root_page for site in Site.objects.select_related("root_page")]
    return max((root for root in roots if page.path.startswith(root.path)), key=lambda r: r.depth)
