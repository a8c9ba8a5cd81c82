"""Items of the menu for operators of the network, beside the lists of the console."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .permissions import may_operate_network


class OperatorItem(MenuItem):
    """Seen by operators of the network only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_operate_network(request.user)


def console_items() -> list[MenuItem]:
    """Screens of the console that are no list of one register."""
    items = (
        ("network_boards", _("Boards"), "group"),
        ("network_contacts", _("Contact officers"), "mail"),
        ("network_training", _("Training"), "openquote"),
        ("network_settings", _("Settings"), "cog"),
    )
    return [
        OperatorItem(label, reverse_lazy(name), name=name, icon_name=icon, order=100 + place)
        for place, (name, label, icon) in enumerate(items)
    ]
