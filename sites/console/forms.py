from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..blueprints import BLUEPRINTS
from ..kinds import SiteKind
from ..models import Organisation
from ..provisioning import InvalidOrder, Order, resolve

KINDS = [(kind, SiteKind(kind).label) for kind in BLUEPRINTS if kind != SiteKind.PROVINCE]


class ProvisionForm(forms.Form):
    """An order for a new site; checked as the command line checks it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("Full official name, for example “Phường Tô Hiệu”."),
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    parent = forms.ModelChoiceField(
        label=_("Parent unit"),
        queryset=Organisation.objects.none(),
        required=False,
        help_text=_("For communes below a district (Art. 6.3)."),
    )
    host = forms.CharField(
        label=_("Domain"),
        max_length=253,
        required=False,
        help_text=_("Suggested from the name when left empty (Art. 6)."),
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        required=False,
        help_text=_("Given when left empty; never changes."),
    )
    lat = forms.CharField(
        label=_("Latitude"),
        max_length=20,
        required=False,
        help_text=_("Degrees of the unit's centre or seat; puts it on the map of the province."),
    )
    lon = forms.CharField(label=_("Longitude"), max_length=20, required=False)
    contact_name = forms.CharField(
        label=_("Full name of the first account"), max_length=150, required=False
    )
    email = forms.EmailField(
        label=_("E-mail of the first account"),
        help_text=_("Receives an invitation by a link that works once."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        districts = Organisation.objects.real().filter(kind=SiteKind.DISTRICT)
        self.fields["parent"].queryset = districts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Show every fault of the order beside its field."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                resolve(self.order())
            except InvalidOrder as error:
                self._add_errors(error)
        return data

    def order(self) -> Order:
        """The order as filled in."""
        data = self.cleaned_data
        return Order(**{**data, "parent": data["parent"].code if data["parent"] else ""})

    def _add_errors(self, error: ValidationError) -> None:
        for field, messages in error.message_dict.items():
            self.add_error(field if field in self.fields else None, messages)


class PlaceForm(forms.ModelForm):
    """Where a unit lies."""

    class Meta:
        model = Organisation
        fields = ("latitude", "longitude")
