"""The Provincial Office's screens: every invitation of the network, and the answer to one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from sites.models import SentCoverageRequest
from sites.tenancy import current_organisation

from ..models import CoverageAssignment
from . import services
from .columns import MomentColumn
from .forms import ArticleLinkForm, AssignForm, DeclineForm

SEE, ANSWER = "news.view_coverageassignment", "news.change_coverageassignment"


def may_see(user: Any) -> bool:
    """Accounts of the Provincial Office, and of no other organisation whatever their rights."""
    organisation = current_organisation()
    return bool(organisation and organisation.is_provincial_office and user.has_perm(SEE))


def _require(user: Any) -> None:
    if not may_see(user):
        raise PermissionDenied


class SentFilterSet(WagtailFilterSet):
    """By status, unit and day of the event."""

    starts_at = DateFromToRangeFilter(label=_("Day of the event"), widget=DateRangePickerWidget)
    unit = CharFilter(label=_("Unit"), field_name="organisation__name", lookup_expr="icontains")

    class Meta:
        model = SentCoverageRequest
        fields = ("status", "unit", "starts_at")


class SentListView(ReportView):
    """Invitations of all units, the latest event first."""

    page_title = _("Invitations of reporters")
    header_icon = "mail"
    model = SentCoverageRequest
    queryset = SentCoverageRequest.objects.select_related("organisation")
    filterset_class = SentFilterSet
    index_url_name = "sent_coverage_requests"
    index_results_url_name = "sent_coverage_requests_results"
    template_name = "news/admin/sent_list.html"
    is_searchable = False
    columns = [
        TitleColumn(
            "event",
            label=_("Event"),
            get_url=lambda row: reverse("sent_coverage_request", args=[row.pk]),
        ),
        Column("organisation", label=_("Unit")),
        MomentColumn("starts_at", label=_("Time of the event")),
        Column("place", label=_("Place")),
        Column("get_status_display", label=_("Status")),
        Column("reporter", label=_("Reporter")),
    ]
    list_export = [
        "event", "organisation.name", "starts_at", "place", "leaders", "inviting_unit",
        "get_status_display", "reporter", "article_url", "sent_at",
    ]  # fmt: skip
    export_headings = {"get_status_display": _("Status"), "organisation.name": _("Unit")}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _require(request.user)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_filename(self) -> str:
        return "moi-phong-vien"


def sent(request: HttpRequest, pk: int) -> HttpResponse:
    """One invitation, and what can be answered to it now."""
    _require(request.user)
    row = get_object_or_404(SentCoverageRequest.objects.select_related("organisation"), pk=pk)
    assignment = CoverageAssignment.objects.filter(sent=row).first()
    forms = _forms(request, row, assignment)
    act = request.POST.get("act", "")
    if request.method == "POST":
        if act not in forms:
            raise PermissionDenied
        if forms[act].is_valid() and _done(request, row, act, forms[act].cleaned_data):
            return redirect("sent_coverage_request", pk)
    status = 422 if request.method == "POST" else 200
    context = {"row": row, "assignment": assignment, "forms": forms, "act": act}
    return render(request, "news/admin/sent.html", context, status=status)


def _forms(
    request: HttpRequest, row: SentCoverageRequest, assignment: CoverageAssignment | None
) -> dict[str, Any]:
    """By act, those that fit the invitation's status and the user's rights."""
    may_answer = request.user.has_perm(ANSWER)
    is_reporter = bool(assignment and assignment.reporter_id == request.user.pk)
    classes: dict[str, Any] = {}
    if row.is_open and may_answer:
        classes = {"assign": AssignForm, "decline": DeclineForm}
    if row.status in ("assigned", "done") and (may_answer or is_reporter):
        classes["article"] = ArticleLinkForm
    act = request.POST.get("act")
    return {
        name: made(request.POST if act == name else None, prefix=name)
        for name, made in classes.items()
    }


def _done(request: HttpRequest, row: SentCoverageRequest, act: str, data: dict[str, Any]) -> bool:
    """Whether it could be done; if not, the user is told why."""
    acts: dict[str, Any] = {
        "assign": lambda: services.assign(row, data["reporter"]),
        "decline": lambda: services.decline(row, data["reason"]),
        "article": lambda: services.link_article(row, data["article"]),
    }
    try:
        acts[act]()
    except services.CoverageRefused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, gettext("Saved. The unit is told by e-mail."))
    return True
