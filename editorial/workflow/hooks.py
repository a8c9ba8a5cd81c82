"""The workflow in Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.admin.userbar import BaseItem
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.signals import page_published

from . import notifications as _notifications  # noqa: F401 - its receivers
from . import views
from .corrections import may_correct, publish_with
from .panels import MyWorkPanel
from .takedowns import end, may_take_down

REPLACED = (
    WorkflowObjectsToModeratePanel,
    UserObjectsInWorkflowModerationPanel,
    LockedPagesPanel,
    RecentEditsPanel,
)


# Wagtail gives it no label, so its name in the code would be shown.
WorkflowPageForm.base_fields["page"].label = gettext_lazy("Page")


@hooks.register("register_admin_urls")
def workflow_urls() -> list[URLPattern]:
    return [
        path("duyet-nhieu-bai/", views.bulk_review, name="bulk_review"),
        path("duyet-nhieu-bai/<int:job_id>/", views.bulk_progress, name="bulk_review_progress"),
        path("go-bai/<int:page_id>/", views.take_down, name="take_down"),
        path("dinh-chinh/<int:page_id>/", views.correct, name="correct"),
        path(
            "dinh-chinh/bo/<int:correction_id>/", views.forget_correction, name="forget_correction"
        ),
        path("phieu-theo-doi/<int:page_id>/", views.review_record, name="review_record"),
    ]


@hooks.register("construct_homepage_panels")
def my_work(request: HttpRequest, panels: list[Any]) -> None:
    """What waits for the reader stands first; Wagtail's lists of much the same go."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    panels.append(MyWorkPanel())


@hooks.register("register_page_header_buttons")
def page_buttons(page: Page, user: Any, view_name: str, next_url: str = "") -> Iterator[Button]:
    if page.depth > 2 and page.permissions_for_user(user).can_edit():
        url = reverse("review_record", args=[page.pk])
        yield Button(_("Record of the text"), url, icon_name="clipboard-list", priority=60)
    if may_correct(user, page):
        url = reverse("correct", args=[page.pk])
        yield Button(_("Correct with a note"), url, icon_name="edit", priority=65)
    if may_take_down(user, page):
        url = reverse("take_down", args=[page.pk])
        yield Button(_("Take down urgently"), url, icon_name="warning", priority=70)


@hooks.register("construct_page_action_menu", order=10)
def submitting_first(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """What moves a text on is the large button; saving a draft stands below it."""
    first = [item for item in items if item.name in ("action-submit", "action-restart-workflow")]
    items.sort(key=lambda item: item not in first)


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request: HttpRequest, items: list[Any]) -> None:
    """How many pages and pictures there are helps nobody to work."""
    items.clear()


class TakeDownItem(BaseItem):
    """On the public page, for those who may."""

    template_name = "editorial/userbar_take_down.html"

    def __init__(self, page: Page) -> None:
        self.page = page

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {**context, "page": self.page}


@hooks.register("construct_wagtail_userbar")
def take_down_item(request: HttpRequest, items: list[Any], page: Page | None) -> None:
    if page is not None and may_take_down(request.user, page):
        items.append(TakeDownItem(page))


@receiver(page_published)
def on_published(instance: Page, revision: Any = None, **kwargs: Any) -> None:
    """A page that is published again answers at its address as before; its notes go out."""
    end(instance)
    if revision is not None:
        publish_with(instance, revision)
