"""Fields of duty and substitutes in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from ...models import SectionDuty, Substitution, User
from ..screens import DayColumn, ExplainedIndex
from .rules import APPROVING, STEPPING, names_of


def _with_role(roles: Any) -> QuerySet[User]:
    """Active accounts with one of these roles, in order of their names."""
    found = User.objects.filter(is_active=True, groups__name__in=names_of(roles))
    return found.distinct().order_by("first_name", "last_name", "pk")


class _RoleForm(WagtailAdminModelForm):
    """Offers only accounts whose role fits, and who is chosen already."""

    offered: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, roles in self.offered.items():
            field: Any = self.fields[name]
            chosen = getattr(self.instance, f"{name}_id")
            fitting = _with_role(roles).values("pk")
            field.queryset = User.objects.filter(pk__in=fitting) | User.objects.filter(pk=chosen)


class SectionDutyForm(_RoleForm):
    offered = {"user": APPROVING}


class SubstitutionForm(_RoleForm):
    offered = {"absent": STEPPING, "substitute": STEPPING}


def _accounts(request: Any) -> QuerySet[User]:
    return _with_role(STEPPING)


class SectionDutyFilterSet(WagtailFilterSet):
    user = ModelChoiceFilter(label=_("Member"), queryset=_accounts)

    class Meta:
        model = SectionDuty
        fields = ("user",)


class SubstitutionFilterSet(WagtailFilterSet):
    when = ChoiceFilter(
        label=_("When"),
        choices=[("now", _("now")), ("later", _("to come")), ("over", _("over"))],
        method="in_time",
    )
    absent = ModelChoiceFilter(label=_("Who is away"), queryset=_accounts)
    substitute = ModelChoiceFilter(label=_("Who acts for them"), queryset=_accounts)

    class Meta:
        model = Substitution
        fields = ("when", "absent", "substitute")

    def in_time(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        today = timezone.localdate()
        return {
            "now": rows.filter(from_day__lte=today, until_day__gte=today),
            "later": rows.filter(from_day__gt=today),
            "over": rows.filter(until_day__lt=today),
        }[value]


class SectionDutyIndex(ExplainedIndex):
    related = ("user", "section")
    explanation = _(
        "Texts of a section listed here are approved by the members named for it and by the head "
        "of the board. Sections that are not listed are approved by every approver."
    )


class SubstitutionIndex(ExplainedIndex):
    related = ("absent", "substitute")
    explanation = _(
        "Who is on leave or on duty elsewhere names who acts for them, with the first and the "
        "last day. It begins and ends by itself."
    )


class SectionDutyViewSet(ModelViewSet):
    """Who approves which section (Arts. 11.1, 12.5; R61, R74)."""

    model = SectionDuty
    name = "section_duties"
    url_prefix = "linh-vuc-phu-trach"
    icon = "tag"
    add_to_admin_menu = False
    copy_view_enabled = False
    index_view_class = SectionDutyIndex
    list_display = ["user", Column("section", label=_("Section"))]
    filterset_class = SectionDutyFilterSet
    edit_handler = ObjectList(SectionDuty.panels, base_form_class=SectionDutyForm)


class SubstitutionViewSet(ModelViewSet):
    """Who acts for whom, and when."""

    model = Substitution
    name = "substitutions"
    url_prefix = "uy-quyen-thay-the"
    icon = "user"
    add_to_admin_menu = False
    copy_view_enabled = False
    index_view_class = SubstitutionIndex
    list_display = [
        "absent",
        Column("substitute", label=_("Who acts for them")),
        DayColumn("from_day", label=_("From day")),
        DayColumn("until_day", label=_("Until day")),
        Column("state", label=_("When")),
    ]
    filterset_class = SubstitutionFilterSet
    edit_handler = ObjectList(Substitution.panels, base_form_class=SubstitutionForm)


section_duties = SectionDutyViewSet()
substitutions = SubstitutionViewSet()
