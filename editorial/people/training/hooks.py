"""Training in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..screens import RightItem
from . import views
from .panels import TrainingPanel
from .screens import TrainingCourseViewSet, training_courses


@hooks.register("register_admin_viewset")
def course_screens() -> TrainingCourseViewSet:
    return training_courses


@hooks.register("register_admin_urls")
def training_urls() -> list[URLPattern]:
    return [
        path("boi-duong/nam/", views.year, name="training_year"),
        path("ho-so-bien-tap/", views.profiles, name="editor_profiles"),
        path("ho-so-bien-tap/<int:pk>/", views.profile, name="editor_profile"),
    ]


@hooks.register("register_editorial_menu_item")
def courses_item() -> MenuItem:
    return RightItem(
        _("Training"),
        reverse_lazy("training_courses:index"),
        views.SEE,
        icon_name="openquote",
        order=40,
    )


@hooks.register("register_editorial_menu_item")
def profiles_item() -> MenuItem:
    return RightItem(
        _("Profiles of editors"),
        reverse_lazy("editor_profiles"),
        views.SEE,
        icon_name="user",
        order=41,
    )


@hooks.register("register_reports_menu_item")
def year_item() -> MenuItem:
    return RightItem(
        _("Training of the board"),
        reverse_lazy("training_year"),
        views.SEE,
        icon_name="openquote",
        order=50,
    )


@hooks.register("register_account_menu_item")
def own_profile_item(request: HttpRequest) -> dict[str, object]:
    return {
        "url": reverse("editor_profile", args=[request.user.pk]),
        "label": _("Field and training"),
        "help_text": _("Your field of work and the courses that you attended."),
    }


@hooks.register("construct_homepage_panels")
def training_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(TrainingPanel())
