"""Requests in the admin: the province's, and the unit's."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views
from .panels import RequestsPanel


@hooks.register("register_admin_urls")
def request_urls() -> list[URLPattern]:
    return [
        path("yeu-cau-don-vi/", views.sent_requests, name="sent_requests"),
        path("yeu-cau-don-vi/moi/", views.new_request, name="new_request"),
        path("yeu-cau-don-vi/<int:pk>/", views.sent_request, name="sent_request"),
        path("yeu-cau/", views.requests_to_us, name="requests_to_us"),
        path("yeu-cau/<int:pk>/", views.request_to_answer, name="request_to_answer"),
    ]


class _SentItem(MenuItem):
    """In the Provincial Office only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return views.may_send(request.user)


class _OwnItem(MenuItem):
    """In units."""

    def is_shown(self, request: HttpRequest) -> bool:
        return views.may_answer(request.user)


@hooks.register("register_editorial_menu_item")
def sent_item() -> MenuItem:
    return _SentItem(
        _("Requests to units"), reverse_lazy("sent_requests"), icon_name="mail", order=50
    )


@hooks.register("register_editorial_menu_item")
def own_item() -> MenuItem:
    return _OwnItem(
        _("Requests of the province"),
        reverse_lazy("requests_to_us"),
        icon_name="mail",
        order=50,
    )


@hooks.register("construct_homepage_panels")
def requests_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(RequestsPanel())
