"""The board's addresses, its place in the menu, and its permissions."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views


@hooks.register("register_admin_urls")
def board_urls() -> list[URLPattern]:
    return [
        path("ban-bien-tap/", views.BoardView.as_view(), name="board"),
        path("ban-bien-tap/ban-in/", views.paper, name="board_paper"),
        path("ban-bien-tap/can-bo-dau-moi/", views.contacts, name="board_contacts"),
    ]


class _FormItem(MenuItem):
    """For those who keep the board."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(views.CHANGE))


class _PaperItem(MenuItem):
    """For those who only read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        user = request.user
        return views.may_see(user) and not user.has_perm(views.CHANGE)


@hooks.register("register_editorial_menu_item")
def board_item() -> MenuItem:
    return _FormItem(
        _("Composition of the board"), reverse_lazy("board"), icon_name="group", order=10
    )


@hooks.register("register_editorial_menu_item")
def board_paper_item() -> MenuItem:
    return _PaperItem(
        _("Composition of the board"),
        reverse_lazy("board_paper"),
        name="board-paper",
        icon_name="group",
        order=10,
    )


@hooks.register("register_permissions")
def board_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="editorial", codename__in=["change_board", "view_board"]
    )
