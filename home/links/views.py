"""The report on links, for editors."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from ..models.checked_link import CheckedLink, LinkState
from .tasks import begin

BROKEN = "broken"


class LinkFilterSet(WagtailFilterSet):
    """By state; the first choice is what needs mending."""

    state = ChoiceFilter(
        label=_("State"),
        choices=[(BROKEN, _("does not answer")), *LinkState.choices[1:]],
        method="of_state",
    )

    class Meta:
        model = CheckedLink
        fields = ("state",)

    def of_state(self, links: Any, name: str, value: str) -> Any:
        return links.broken() if value == BROKEN else links.filter(state=value)


class PagesColumn(Column):
    """The pages that hold a link, each to be edited."""

    def get_value(self, instance: CheckedLink) -> SafeString:
        pages = (
            (reverse("wagtailadmin_pages:edit", args=[page.pk]), page.get_admin_display_title())
            for page in instance.pages.all()
        )
        return format_html_join("\n", '<div><a href="{}">{}</a></div>', pages)


class LinkReportView(ReportView):
    """Links of the organisation's pages, those that do not answer first."""

    page_title = _("Links to other sites")
    header_icon = "link-external"
    model = CheckedLink
    queryset = CheckedLink.objects.prefetch_related("pages")
    filterset_class = LinkFilterSet
    index_url_name = "broken_links"
    index_results_url_name = "broken_links_results"
    template_name = "home/admin/link_report.html"
    is_searchable = False
    columns = [
        Column("url", label=_("Address")),
        Column("get_state_display", label=_("State")),
        Column("moved_to", label=_("New address")),
        DateColumn("broken_since", label=_("Broken since")),
        DateColumn("asked_at", label=_("Asked")),
        PagesColumn("pages", label=_("Pages")),
    ]
    list_export = [
        "url",
        "get_state_display",
        "status_code",
        "moved_to",
        "broken_since",
        "asked_at",
    ]
    export_headings = {"get_state_display": _("State"), "asked_at": _("Asked")}

    def get_filename(self) -> str:
        return "lien-ket"


@require_POST
def check_again(request: HttpRequest) -> HttpResponse:
    """Ask the broken links once more, in the background."""
    CheckedLink.objects.broken().update(asked_at=None)
    begin.enqueue()
    messages.success(request, gettext("The links are being asked. Come back in a few minutes."))
    return redirect("broken_links")
