"""Where the log, the locks and the sign-ins stand in the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import actions, views
from .changes import current_watch

hooks.register("register_log_actions", actions.register)


@hooks.register("register_admin_urls")
def security_urls() -> list[URLPattern]:
    results = views.ActivityView.as_view(results_only=True)
    return [
        path("nhat-ky/", views.ActivityView.as_view(), name="activity_log"),
        path("nhat-ky/ket-qua/", results, name="activity_log_results"),
        path("nhat-ky/mo-khoa/", views.unlock, name="unlock_sign_in"),
        path("phien-dang-nhap/", views.own_sessions, name="own_sessions"),
    ]


class ActivityItem(MenuItem):
    """Seen by those who may read the log."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(views.VIEW))


@hooks.register("register_reports_menu_item")
def activity_item() -> MenuItem:
    return ActivityItem(
        _("Activity log"), reverse_lazy("activity_log"), icon_name="history", order=30
    )


@hooks.register("construct_reports_menu")
def one_log_only(request: HttpRequest, items: list[MenuItem]) -> None:
    """Ours says more than Wagtail's site history."""
    items[:] = [item for item in items if item.name != "site-history"]


@hooks.register("construct_help_menu")
def no_other_peoples_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own guide and news are in English and speak of another system."""
    items[:] = [item for item in items if not _is_wagtails(str(item.name))]


def _is_wagtails(name: str) -> bool:
    return name == "editor-guide" or name.startswith("whats-new")


@hooks.register("register_account_menu_item")
def sessions_item(request: HttpRequest) -> dict[str, object]:
    return {
        "url": reverse("own_sessions"),
        "label": _("Sign-ins and sessions"),
        "help_text": _("When and from where your account was used; end all other sessions."),
    }


@hooks.register("register_permissions")
def log_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="editorial", codename__in=["view_activity", "unlock_sign_in"]
    )


@hooks.register("before_bulk_action")
def remember_before_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Bulk actions write rows past the signals that changes are seen by."""
    watch = current_watch()
    for each in objects if watch else []:
        if watch and watch.sees(type(each)):
            watch.before_save(each)
