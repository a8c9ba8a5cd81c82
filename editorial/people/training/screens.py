"""Training courses in the admin: list and form."""

from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from ...models import TrainingCourse
from ...panels import row
from ..screens import DayColumn, ExplainedIndex
from .people import key


class CourseForm(WagtailAdminModelForm):
    """Nobody attends a course twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.formsets["participants"]
        choices = list(rows.form.base_fields["account"].choices)
        rows.form_kwargs["accounts"] = choices

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        return valid and self._has_each_once()

    def _has_each_once(self) -> bool:
        seen: set[Any] = set()
        for form in self.formsets["participants"].forms:
            if not form.cleaned_data or form.cleaned_data.get("DELETE"):
                continue
            account = form.cleaned_data.get("account")
            who = account.pk if account else key(form.cleaned_data.get("full_name", ""))
            if who in seen:
                form.add_error(
                    "account" if account else "full_name", _("This person is listed twice.")
                )
                return False
            seen.add(who)
        return True


class ParticipantForm(WagtailAdminModelForm):
    """``accounts``: the organisation's accounts, read once for all participants."""

    def __init__(self, *args: Any, accounts: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if accounts is not None:
            field: Any = self.fields["account"]
            field.choices = accounts


class ParticipantsPanel(InlinePanel):
    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = ParticipantForm
        return options


class CourseIndex(ExplainedIndex):
    explanation = _(
        "The board is trained every year in writing, updating and administration (Articles 21.1, "
        "23.2). Enter each course when it is over, with those who attended it."
    )

    def get_base_queryset(self) -> QuerySet[TrainingCourse]:
        courses: QuerySet[TrainingCourse] = super().get_base_queryset()
        return courses.annotate(count=Count("participants"))


class TrainingCourseViewSet(ModelViewSet):
    """Courses, the latest first (R208, R219)."""

    model = TrainingCourse
    name = "training_courses"
    url_prefix = "boi-duong"
    icon = "openquote"
    add_to_admin_menu = False
    copy_view_enabled = False
    index_view_class = CourseIndex
    list_display = [
        "name",
        Column("get_kind_display", label=_("Kind")),
        Column("organiser", label=_("Organiser")),
        DayColumn("from_day", label=_("From day")),
        DayColumn("until_day", label=_("Until day")),
        Column("count", label=_("Participants")),
    ]
    list_filter = ["kind", "until_day"]
    search_fields = ["name", "organiser", "participants__full_name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            row("kind", "organiser"),
            row("from_day", "until_day"),
            row("hours", "place"),
            row("document_number", "document_file"),
            ParticipantsPanel(
                "participants",
                heading=_("Participants"),
                label=_("Participant"),
                panels=[
                    row("account", "full_name"),
                    row("certificate_number", "certificate_file"),
                ],
            ),
        ],
        base_form_class=CourseForm,
    )


training_courses = TrainingCourseViewSet()
