"""The report in the admin's menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import views


@hooks.register("register_admin_urls")
def counts_url() -> list[URLPattern]:
    return [path("so-luong-tin-bai/", views.content_counts, name="content_counts")]


class _Item(MenuItem):
    """For the board."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(views.SEE))


@hooks.register("register_reports_menu_item")
def counts_item() -> MenuItem:
    return _Item(
        _("News, articles, pictures, videos, documents"),
        reverse_lazy("content_counts"),
        icon_name="list-ol",
        order=15,
    )
