"""Invitations of reporters in the admin: the unit's own, and those sent to the office."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import office
from .unit import CoverageRequestViewSet, coverage_requests


@hooks.register("register_admin_viewset")
def unit_screens() -> CoverageRequestViewSet:
    return coverage_requests


@hooks.register("register_admin_urls")
def office_urls() -> list[URLPattern]:
    results = office.SentListView.as_view(results_only=True)
    listing = "moi-phong-vien-den"
    return [
        path(f"{listing}/", office.SentListView.as_view(), name="sent_coverage_requests"),
        path(f"{listing}/ket-qua/", results, name="sent_coverage_requests_results"),
        path(f"{listing}/<int:pk>/", office.sent, name="sent_coverage_request"),
    ]


class _OfficeItem(MenuItem):
    """Seen in the Provincial Office only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return office.may_see(request.user)


class _UnitItem(MenuItem):
    """Seen by those who may invite."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("news.add_coveragerequest"))


@hooks.register("register_admin_menu_item")
def unit_item() -> MenuItem:
    return _UnitItem(
        _("Invite a reporter"),
        reverse_lazy("coverage_requests:index"),
        icon_name="mail",
        order=260,
    )


@hooks.register("register_admin_menu_item")
def office_item() -> MenuItem:
    return _OfficeItem(
        _("Invitations of reporters"),
        reverse_lazy("sent_coverage_requests"),
        icon_name="mail",
        order=261,
    )
