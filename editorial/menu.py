"""The menu "Editorial board": every screen about the board stands below it."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

editorial_menu = Menu(register_hook_name="register_editorial_menu_item")


@hooks.register("register_admin_menu_item")
def editorial_menu_item() -> MenuItem:
    return SubmenuMenuItem(_("Editorial board"), editorial_menu, icon_name="group", order=300)
