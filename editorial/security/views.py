"""The activity log, the locks, and a person's own sign-ins."""

from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.views.reports import ReportView

from sites.spreadsheets import csv_response

from . import attempts, history, log_entries, sessions
from .addresses import device, source_of
from .filters import ActivityFilterSet, containing, day_of

VIEW, UNLOCK = "editorial.view_activity", "editorial.unlock_sign_in"


class ActivityView(ReportView):
    """Who did what, when, from where (R56, R73, R214)."""

    page_title = _("Activity log")
    header_icon = "history"
    filterset_class = ActivityFilterSet
    index_url_name = "activity_log"
    index_results_url_name = "activity_log_results"
    template_name = "editorial/admin/activity.html"
    results_template_name = "editorial/admin/activity_results.html"
    is_searchable = True
    paginate_by = 50
    list_export = ["timestamp", "who", "action", "kind", "label", "what_changed", "address"]
    export_headings = {
        "timestamp": _("When"),
        "who": _("Who"),
        "action": _("Act"),
        "kind": _("What"),
        "label": _("Object"),
        "what_changed": _("Details"),
        "address": _("From where"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filtered_queryset(self) -> Any:
        return log_entries.united(
            lambda rows: containing(self.filter_queryset(rows), self.search_query)
        )

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        if self.is_export:
            return log_entries.in_chunks(object_list)
        return log_entries.entries(object_list)

    def get_filename(self) -> str:
        return f"nhat-ky-hoat-dong-{day_of(timezone.localtime())}"

    def get_heading(self, queryset: Any, field: str) -> str:
        return str(self.export_headings[field])

    def to_row_dict(self, item: log_entries.Entry) -> dict[str, Any]:
        row = {name: getattr(item, name) for name in self.list_export}
        return row | {"timestamp": f"{timezone.localtime(item.timestamp):%d/%m/%Y %H:%M:%S}"}

    def write_csv_response(self, queryset: Any) -> HttpResponse:
        headings = [self.get_heading(queryset, name) for name in self.list_export]
        rows = ([*self.to_row_dict(entry).values()] for entry in queryset)
        return csv_response(chain([headings], rows), self.get_filename())

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        may_unlock = self.request.user.has_perm(UNLOCK)
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {
            "locks": attempts.locks() if may_unlock and not self.is_export else [],
            "log_months": settings.ACTIVITY_LOG_MONTHS,
        }


@require_POST
def unlock(request: HttpRequest) -> HttpResponse:
    """Let an account, or a network, try again at once."""
    user: Any = request.user
    if not user.has_perm(UNLOCK):
        raise PermissionDenied
    email, network = request.POST.get("email", ""), request.POST.get("network", "")
    wanted = (attempts.account_key(email), "") if email else ("", network)
    for lock in attempts.locks():
        if (lock.email, lock.network) == wanted:
            attempts.unlock(user, source_of(request), email=lock.email, network=lock.network)
            messages.success(
                request,
                gettext("%(name)s can sign in again.") % {"name": lock.email or lock.network},
            )
    return redirect("activity_log")


def own_sessions(request: HttpRequest) -> HttpResponse:
    """What happened with one's own account; ends all other sessions when told to."""
    user: Any = request.user
    if request.method == "POST":
        sessions.end_others(request)
        messages.success(request, gettext("All other sessions of your account are ended."))
        return redirect("own_sessions")
    entries = [
        {"entry": entry, "device": device(entry.agent)}
        for entry in history.of_account(user)[: history.SHOWN]
    ]
    return render(request, "editorial/admin/own_sessions.html", {"entries": entries})
