from typing import Any

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import modeladmin_register

from .console.boards import BoardsReport, ContactsReport
from .console.completeness import completeness
from .console.menu import OperatorItem
from .console.model_admins import NetworkConsole
from .console.network_settings import network_settings
from .console.training import training
from .console.views import change_place, change_status

modeladmin_register(NetworkConsole)


@hooks.register("register_admin_urls")
def register_console_urls() -> list[URLPattern]:
    return [
        path("mang-luoi/<int:organisation_id>/trang-thai/", change_status, name="network_status"),
        path("mang-luoi/<int:organisation_id>/vi-tri/", change_place, name="network_place"),
        path("mang-luoi/muc-do-day-du/", completeness, name="network_completeness"),
        path("mang-luoi/boi-duong/", training, name="network_training"),
        path("mang-luoi/thiet-lap/", network_settings, name="network_settings"),
        *_report("mang-luoi/ban-bien-tap/", BoardsReport),
        *_report("mang-luoi/can-bo-dau-moi/", ContactsReport),
    ]


@hooks.register("register_reports_menu_item")
def network_completeness_item() -> MenuItem:
    return OperatorItem(
        _("Completeness of the network"),
        reverse_lazy("network_completeness"),
        icon_name="table",
        order=900,
    )


def _report(address: str, view: Any) -> list[URLPattern]:
    results = f"{address}ket-qua/"
    return [
        path(address, view.as_view(), name=view.index_url_name),
        path(results, view.as_view(results_only=True), name=view.index_results_url_name),
    ]
