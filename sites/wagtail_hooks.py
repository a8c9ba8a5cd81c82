from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import modeladmin_register

from .console.completeness import completeness
from .console.model_admins import NetworkConsole
from .console.permissions import may_operate_network
from .console.views import change_place, change_status

modeladmin_register(NetworkConsole)


@hooks.register("register_admin_urls")
def register_console_urls() -> list[URLPattern]:
    return [
        path("mang-luoi/<int:organisation_id>/trang-thai/", change_status, name="network_status"),
        path("mang-luoi/<int:organisation_id>/vi-tri/", change_place, name="network_place"),
        path("mang-luoi/muc-do-day-du/", completeness, name="network_completeness"),
    ]


@hooks.register("register_reports_menu_item")
def network_completeness_item() -> MenuItem:
    return _OperatorItem(
        _("Completeness of the network"),
        reverse_lazy("network_completeness"),
        icon_name="table",
        order=900,
    )


class _OperatorItem(MenuItem):
    """Seen by operators of the network only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_operate_network(request.user)
