"""The unit's own screens: what it invited to, and what became of it."""

from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from sites.models import CoverageStatus, SentCoverageRequest
from sites.tenancy import current_organisation

from ..models import CoverageRequest
from . import services
from .columns import MomentColumn
from .forms import CoverageRequestForm

ANSWERS = ("status", "reporter", "reason", "article_url")


def with_answers(requests: QuerySet[CoverageRequest]) -> QuerySet[CoverageRequest]:
    """Each with what the register says of it: no further query a row."""
    rows = SentCoverageRequest.objects.filter(
        organisation=current_organisation(), request_id=OuterRef("pk")
    )
    return requests.annotate(**{name: Subquery(rows.values(name)[:1]) for name in ANSWERS})


class AnswerColumn(Column):
    """The status in words, with the reporter or the reason."""

    def get_value(self, instance: Any) -> str:
        label = str(CoverageStatus(instance.status).label) if instance.status else ""
        more = instance.reason if instance.status == CoverageStatus.DECLINED else instance.reporter
        return f"{label}: {more}" if more else label


class UnitIndexView(generic.IndexView):
    """Invitations, the latest event first."""

    def get_base_queryset(self) -> QuerySet[CoverageRequest]:
        return with_answers(super().get_base_queryset())


class InviteView(generic.CreateView):
    """What is saved is sent."""

    success_message = _("The invitation was sent to the Provincial Office.")


class WithdrawView(generic.DeleteView):
    """Nothing is deleted: the Provincial Office may have planned for it."""

    page_title = _("Withdraw")
    confirmation_message = _("Withdraw this invitation? The Provincial Office will be told.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        services.withdraw(self.object)
        messages.success(request, _("The invitation is withdrawn."))
        return redirect(self.index_url_name)


class CoverageRequestViewSet(ModelViewSet):
    """Inviting a reporter; what is saved is sent."""

    model = CoverageRequest
    name = "coverage_requests"
    url_prefix = "moi-phong-vien"
    icon = "mail"
    menu_label = _("Invite a reporter")
    add_to_admin_menu = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = UnitIndexView
    add_view_class = InviteView
    delete_view_class = WithdrawView
    list_display = [
        "event",
        MomentColumn("starts_at", label=_("Time of the event")),
        "place",
        AnswerColumn("answer", label=_("Answer of the Provincial Office")),
    ]
    list_filter = ["starts_at"]
    search_fields = ["event", "place", "leaders"]
    search_backend_name = None
    inspect_view_fields = [*services.COPIED, "created_at"]
    edit_handler = ObjectList(
        [
            FieldPanel("event"),
            FieldPanel("starts_at"),
            FieldPanel("place"),
            FieldPanel("leaders"),
            MultiFieldPanel(
                [
                    FieldPanel("inviting_unit"),
                    FieldPanel("contact_name"),
                    FieldPanel("contact_phone"),
                    FieldPanel("contact_email"),
                ],
                _("Inviting unit"),
            ),
            FieldPanel("note"),
        ],
        base_form_class=CoverageRequestForm,
    )


coverage_requests = CoverageRequestViewSet()
