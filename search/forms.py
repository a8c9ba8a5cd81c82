from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from vietnamese.folding import normalize

from .engines import NEWEST, RELEVANCE
from .query import MAX_LENGTH

THIS_SITE, NETWORK = "trang-nay", "mang-luoi"
KINDS = {
    "news": _("News"),
    "event": _("Events"),
    "legal": _("Legal documents"),
    "info": _("Published information"),
    "page": _("Pages"),
}
"""Name of each kind of published item, as a filter."""


class WordsField(forms.CharField):
    """Whatever was typed, without the control characters that fields of Django refuse."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(normalize(value or "")))


class DayField(forms.DateField):
    """A day as Vietnamese readers write it."""

    widget = forms.DateInput(
        format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}
    )
    default_error_messages = {"invalid": _("There is no such day. Write it like 31/01/2026.")}

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            input_formats=["%d/%m/%Y"],
            help_text=_("dd/mm/yyyy"),
        )


class SearchForm(forms.Form):
    """What a reader asks for. A field that is wrong is said so, and the rest still works."""

    q = WordsField(label=_("Keywords"), required=False)
    scope = forms.ChoiceField(
        label=_("Where"),
        choices=[(THIS_SITE, _("This site")), (NETWORK, _("The whole network"))],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind of content"), choices=[("", _("All")), *KINDS.items()], required=False
    )
    since = DayField(_("From date"))
    until = DayField(_("To date"))
    sort = forms.ChoiceField(
        label=_("Sort by"),
        choices=[(RELEVANCE, _("Most relevant")), (NEWEST, _("Newest"))],
        required=False,
    )
    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)

    # Addresses are Vietnamese, as a citizen reads them.
    PARAMETERS = {
        "scope": "pham-vi",
        "kind": "loai",
        "since": "tu-ngay",
        "until": "den-ngay",
        "sort": "sap-xep",
        "page": "trang",
    }

    def add_prefix(self, field_name: str) -> str:
        return self.PARAMETERS.get(field_name, field_name)

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            message = _("This day is before the first one.")
            self.add_error("until", ValidationError(message, code="order"))

    def value(self, name: str, default: Any = "") -> Any:
        """The cleaned value of a field; the default when it is empty or wrong."""
        return self.cleaned_data.get(name) or default

    @property
    def filters(self) -> list[forms.BoundField]:
        """The fields beside the words, as they are shown."""
        return [self[name] for name in self.fields if name not in ("q", "page")]

    @property
    def is_filtered(self) -> bool:
        """Whether a reader set a filter, right or wrong."""
        return any(self[name].data for name in ("kind", "since", "until"))

    @property
    def max_length(self) -> int:
        """How many characters of the words are read."""
        return MAX_LENGTH
