"""The organisation's lists of collaborators in the admin: list, form."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from sites.models import CollaboratorListStatus

from ...models import CollaboratorList
from ...models.collaborator_list import CHANGEABLE
from ...panels import row
from ..screens import DayColumn
from .forms import CollaboratorListForm

DETAIL = "collaborator_list"


def _detail_url(of_list: CollaboratorList) -> str:
    return reverse(DETAIL, args=[of_list.pk])


class ListIndexView(generic.IndexView):
    """Lists, the latest year first; a list opens to be read, and from there to be changed."""

    template_name = "editorial/people/collaborator_lists.html"

    def get_base_queryset(self) -> QuerySet[CollaboratorList]:
        lists: QuerySet[CollaboratorList] = super().get_base_queryset()
        return lists.annotate(count=Count("people"))

    def get_edit_url(self, instance: CollaboratorList) -> str:
        return _detail_url(instance)

    def get_list_more_buttons(self, instance: CollaboratorList) -> list[Any]:
        return []


class ListCreateView(generic.CreateView):
    """A list opens to be read and sent when it was saved."""

    success_message = _("The list was saved. Send it when everybody is on it.")

    def get_success_url(self) -> str:
        return _detail_url(self.object)

    def get_success_buttons(self) -> list[Any]:
        return []


class _OnlyChangeable:
    """What was sent or decided is not changed any more, neither by two screens at once."""

    open_statuses: tuple[str, ...] = CHANGEABLE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            found = CollaboratorList.objects.filter(pk=self.kwargs["pk"])  # type: ignore[attr-defined]
            if request.method == "POST":
                found = found.select_for_update()
            of_list = found.first()
            if of_list is not None and of_list.status not in self.open_statuses:
                messages.error(request, _("This list was sent and cannot be changed."))
                return redirect(DETAIL, of_list.pk)
            response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
            return response


class ListEditView(_OnlyChangeable, generic.EditView):
    """Open while the list is being written, or came back."""

    success_message = _("The list was saved. Send it when everybody is on it.")

    def get_success_url(self) -> str:
        return _detail_url(self.object)

    def get_success_buttons(self) -> list[Any]:
        return []


class ListDeleteView(_OnlyChangeable, generic.DeleteView):
    """Drafts only: of what was sent once, the province has a row."""

    open_statuses = (CollaboratorListStatus.DRAFT,)


class CollaboratorListViewSet(ModelViewSet):
    """Lists of collaborators by year (Art. 12.6; R75)."""

    model = CollaboratorList
    name = "collaborator_lists"
    url_prefix = "cong-tac-vien"
    icon = "group"
    add_to_admin_menu = False
    copy_view_enabled = False
    index_view_class = ListIndexView
    add_view_class = ListCreateView
    edit_view_class = ListEditView
    delete_view_class = ListDeleteView
    list_display = [
        "__str__",
        Column("get_writes_for_display", label=_("For")),
        Column("count", label=_("Collaborators")),
        Column("get_status_display", label=_("Status")),
        Column("decision_number", label=_("Decision")),
        DayColumn("decision_date", label=_("Date of the decision")),
    ]
    list_filter = ["year", "writes_for", "status"]
    edit_handler = ObjectList(
        [
            row("year", "writes_for"),
            row("until_day", "note"),
            InlinePanel(
                "people",
                heading=_("Collaborators"),
                label=_("Collaborator"),
                panels=[
                    row("full_name", "position"),
                    row("email", "phone"),
                    FieldPanel("field"),
                ],
            ),
        ],
        base_form_class=CollaboratorListForm,
    )


collaborator_lists = CollaboratorListViewSet()
