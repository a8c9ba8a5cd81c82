from django import forms
from django.utils.translation import gettext_lazy as _

from .engines import NEWEST, RELEVANCE

THIS_SITE, NETWORK = "trang-nay", "mang-luoi"
KINDS = {"news": _("News"), "page": _("Pages")}


class SearchForm(forms.Form):
    """What a reader asks for. A field that is wrong is said so, and the rest still works."""

    q = forms.CharField(label=_("Keywords"), required=False, strip=True, max_length=20_000)
    scope = forms.ChoiceField(
        label=_("Where"),
        choices=[(THIS_SITE, _("This site")), (NETWORK, _("The whole network"))],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind of content"), choices=[("", _("All")), *KINDS.items()], required=False
    )
    since = forms.DateField(label=_("From date"), required=False)
    until = forms.DateField(label=_("To date"), required=False)
    sort = forms.ChoiceField(
        label=_("Sort by"),
        choices=[(RELEVANCE, _("Most relevant")), (NEWEST, _("Newest"))],
        required=False,
    )
    page = forms.IntegerField(min_value=1, max_value=10_000, required=False)

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

    def value(self, name: str, default: object = "") -> object:
        """The cleaned value of a field; the default when it is empty or wrong."""
        return self.cleaned_data.get(name) or default
