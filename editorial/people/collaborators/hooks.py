"""Collaborators in the admin: the organisation's lists, and in the province those of units."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from . import office, terms, views
from .screens import CollaboratorListViewSet, collaborator_lists


@hooks.register("register_admin_viewset")
def collaborator_screens() -> CollaboratorListViewSet:
    return collaborator_lists


@hooks.register("register_admin_urls")
def collaborator_urls() -> list[URLPattern]:
    own, sent = "cong-tac-vien", "cong-tac-vien-don-vi"
    return [
        path(f"{own}/danh-sach/<int:pk>/", views.collaborator_list, name="collaborator_list"),
        path(f"{own}/ban-in/<int:pk>/", views.paper, name="collaborator_list_paper"),
        path(f"{own}/quyet-dinh/<int:pk>/", views.decision_file, name="collaborator_decision"),
        path(f"{own}/ket-thuc/<int:pk>/", views.strike_off, name="collaborator_strike_off"),
        path(f"{sent}/", office.sent_lists, name="sent_collaborator_lists"),
        path(f"{sent}/<int:pk>/", office.sent_list, name="sent_collaborator_list"),
    ]


class _OwnItem(MenuItem):
    """For those who propose or decide."""

    def is_shown(self, request: HttpRequest) -> bool:
        return views.may_see(request.user)


class _OfficeItem(MenuItem):
    """In the Provincial Office only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return office.may_see(request.user)


@hooks.register("register_editorial_menu_item")
def own_item() -> MenuItem:
    return _OwnItem(
        _("Collaborators"), reverse_lazy("collaborator_lists:index"), icon_name="user", order=30
    )


@hooks.register("register_editorial_menu_item")
def office_item() -> MenuItem:
    return _OfficeItem(
        _("Collaborators proposed by units"),
        reverse_lazy("sent_collaborator_lists"),
        icon_name="user",
        order=31,
    )


class BeginFormatter(LogFormatter):
    label = _("Begin as collaborator")
    message = _("Became a collaborator, by an approved list")


class EndFormatter(LogFormatter):
    label = _("End as collaborator")
    message = _("Is no collaborator any more: no approved list holds")


@hooks.register("register_log_actions")
def collaborator_acts(registry: Any) -> None:
    registry.register_action(terms.BEGIN)(BeginFormatter)
    registry.register_action(terms.END)(EndFormatter)
