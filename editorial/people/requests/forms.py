"""A request to units, and the answer to one."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from sites.kinds import SiteKind
from sites.models import Organisation

from . import services

KINDS = [
    (kind, label)
    for kind, label in SiteKind.choices
    if kind not in (SiteKind.PROVINCE, SiteKind.ENGLISH, SiteKind.DIGITAL)
]


class RequestForm(forms.Form):
    """What is asked, until when, and of whom: whole kinds of units, single ones, or both."""

    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=300)
    text = forms.CharField(
        label=gettext_lazy("What is asked"), max_length=10_000, widget=forms.Textarea({"rows": 6})
    )
    due_day = forms.DateField(label=gettext_lazy("Answer by"), widget=AdminDateInput)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("All units of a kind"),
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    units = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Single units"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.SelectMultiple({"size": 10}),
        help_text=gettext_lazy("Hold Ctrl to choose several."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["units"]
        field.queryset = services.units()

    def clean_due_day(self) -> Any:
        day = self.cleaned_data["due_day"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day is past."))
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.chosen():
            self.add_error("units", _("Choose at least one unit, or a kind that has some."))
        return data

    def chosen(self) -> list[Organisation]:
        """Every unit once, in Vietnamese order."""
        single = {unit.pk for unit in self.cleaned_data.get("units", ())}
        of_kind = services.units().filter(kind__in=self.cleaned_data.get("kinds", ()))
        wanted = single | set(of_kind.values_list("pk", flat=True))
        return list(services.units().filter(pk__in=wanted))


class AnswerForm(forms.Form):
    """The unit's answer, with the address of what it published or collected."""

    answer = forms.CharField(
        label=gettext_lazy("Answer"), max_length=10_000, widget=forms.Textarea({"rows": 6})
    )
    link = forms.URLField(
        label=gettext_lazy("Link"),
        max_length=1000,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Where the province's board finds more, if anywhere."),
    )
