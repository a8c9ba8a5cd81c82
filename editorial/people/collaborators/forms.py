"""A list of collaborators as one form; the decision; a reason."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from ...boards.rules import is_provincial
from ...models import WritesFor
from .papers import validate_pdf
from .services import Paper


class CollaboratorListForm(WagtailAdminModelForm):
    """Refuses the same e-mail address twice; the province has one kind of list only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields.get("writes_for")
        if field and is_provincial():
            field.choices = [(WritesFor.OWN, WritesFor.PORTAL.label)]
            field.help_text = ""

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        return valid and self._has_each_once()

    def _has_each_once(self) -> bool:
        seen: set[str] = set()
        for form in self.formsets["people"].forms:
            email = (form.cleaned_data.get("email") or "").casefold()
            if not email or form.cleaned_data.get("DELETE"):
                continue
            if email in seen:
                form.add_error("email", _("This address stands on the list twice."))
                return False
            seen.add(email)
        return True


class DecisionForm(forms.Form):
    """Number, date and file of the decision (Art. 12.6)."""

    number = forms.CharField(
        label=gettext_lazy("Number of the decision"),
        max_length=100,
        help_text=gettext_lazy("For example 12/QĐ-VPUBND."),
    )
    date = forms.DateField(label=gettext_lazy("Date of the decision"), widget=AdminDateInput)
    file = forms.FileField(
        label=gettext_lazy("File of the decision (PDF)"),
        validators=[validate_pdf],
        max_length=200,
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def clean_number(self) -> str:
        return " ".join(self.cleaned_data["number"].split())

    def clean_date(self) -> Any:
        day = self.cleaned_data["date"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        if day.year < timezone.localdate().year - 1:
            raise forms.ValidationError(_("This day is more than a year ago."))
        return day

    def paper(self) -> Paper:
        """What was typed."""
        return Paper(**self.cleaned_data)


class ReasonForm(forms.Form):
    """Why a list goes back, or is refused."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=1000, widget=forms.Textarea({"rows": 3})
    )
