"""Screens of the workflow: many texts at once, taking down, the printed record of a text."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page, PageLogEntry

from ..boards.seals import responsible_for
from ..models import Board, BulkReview, CheckTask, Correction, ReviewRecord, Takedown
from . import corrections
from .bulk import begin, chosen
from .declarations import STATEMENTS
from .forms import ApprovalForm, DeclarationForm
from .takedowns import TakedownForm, may_take_down
from .takedowns import take_down as withdraw

CONFIRM = "confirmed"


@require_POST
def bulk_review(request: HttpRequest) -> HttpResponse:
    """Ask once for all chosen texts, then hand them to the worker."""
    keys = request.POST.getlist("key")
    items = chosen(request.user, keys)
    if not items or len({each.step.pk for each in items}) > 1:
        why = _("Choose texts that wait at the same step.")
        gone = _("Nothing of what you chose waits any more.")
        messages.warning(request, why if items else gone)
        return redirect("wagtailadmin_home")
    step = items[0].step
    form_class = DeclarationForm if isinstance(step, CheckTask) else ApprovalForm
    sent = {**request.POST.dict(), "revision": "0"} if CONFIRM in request.POST else None
    form = form_class(sent)
    if form.is_valid():
        data = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        return redirect("bulk_review_progress", begin(request.user, items, data).pk)
    left_out = len(set(keys)) - len(items)
    context = {"items": items, "step": step, "form": form, "left_out": left_out}
    return render(request, "editorial/admin/bulk_review.html", context)


def bulk_progress(request: HttpRequest, job_id: int) -> HttpResponse:
    """How far a step with many texts has come; only for whoever began it."""
    job = get_object_or_404(BulkReview, pk=job_id, user=request.user)
    return render(request, "editorial/admin/bulk_progress.html", {"job": job})


def take_down(request: HttpRequest, page_id: int) -> HttpResponse:
    """Withdraw a page at once."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_take_down(request.user, page):
        raise PermissionDenied
    form = TakedownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw(page, request.user, form.cleaned_data)
        messages.success(request, _("“%(title)s” was taken down.") % {"title": page.title})
        return redirect("review_record", page.pk)
    status = 422 if form.errors else 200
    context = {"page": page, "form": form}
    return render(request, "editorial/admin/take_down.html", context, status=status)


def correct(request: HttpRequest, page_id: int) -> HttpResponse:
    """Write what readers are told of a mistake; it goes out with the next approved version."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not corrections.may_correct(request.user, page):
        raise PermissionDenied
    form = corrections.CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        corrections.correct(page, request.user, form.cleaned_data["text"])
        messages.success(request, _("The note is kept. Mend the text, then submit it."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    status = 422 if form.errors else 200
    context = {"page": page, "form": form, "corrections": corrections.corrections_of(page)}
    return render(request, "editorial/admin/correct.html", context, status=status)


@require_POST
def forget_correction(request: HttpRequest, correction_id: int) -> HttpResponse:
    """Drop a note that readers have not seen."""
    correction = get_object_or_404(Correction.objects.select_related("page"), pk=correction_id)
    page_id = correction.page_id
    corrections.forget(correction, request.user)
    return redirect("correct", page_id)


def review_record(request: HttpRequest, page_id: int) -> HttpResponse:
    """Who wrote, edited, checked, approved and published a text, to be printed (R73)."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    records = list(ReviewRecord.objects.filter(page_id=page.pk).order_by("created_at", "pk"))
    entries = PageLogEntry.objects.filter(page_id=page.pk, action__in=SHOWN_ACTIONS)
    context: dict[str, Any] = {
        "page": page,
        "records": records,
        "entries": entries.select_related("user").order_by("timestamp", "pk"),
        "corrections": corrections.corrections_of(page),
        "takedowns": Takedown.objects.filter(page_id=page.pk).order_by("created_at"),
        "responsible": responsible_for(records, Board.current()),
        "statements": {each.code: each for each in STATEMENTS},
    }
    return render(request, "editorial/admin/review_record.html", context)


SHOWN_ACTIONS = (
    "wagtail.create",
    "wagtail.edit",
    "wagtail.publish",
    "wagtail.publish.scheduled",
    "wagtail.unpublish",
    "wagtail.rename",
    "wagtail.workflow.start",
)
