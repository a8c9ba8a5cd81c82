"""Fields of duty and substitutes below "Editorial board"."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..screens import RightItem
from .screens import section_duties, substitutions


@hooks.register("register_admin_viewset")
def duty_screens() -> list[object]:
    return [section_duties, substitutions]


@hooks.register("register_editorial_menu_item")
def duties_item() -> MenuItem:
    return RightItem(
        _("Fields of duty"),
        reverse_lazy("section_duties:index"),
        "editorial.change_sectionduty",
        icon_name="tag",
        order=20,
    )


@hooks.register("register_editorial_menu_item")
def substitutions_item() -> MenuItem:
    return RightItem(
        _("Substitutes"),
        reverse_lazy("substitutions:index"),
        "editorial.change_substitution",
        icon_name="user",
        order=21,
    )
