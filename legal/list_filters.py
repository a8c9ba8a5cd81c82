"""What a reader asks of the library: words, the six fields of Art. 16.1, days, status (R104)."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from home.network_filters import optional
from search.forms import NETWORK, THIS_SITE, DayField, WordsField
from search.query import MAX_LENGTH
from search.widgets import PlainSelect
from sites.caching import kept
from sites.models import Domain, LegalEntry
from vietnamese.collation import sort_key

from .issuers import issuers
from .sections import SECTIONS
from .words import field_choices, form_choices, level_choices, status_choices

RELEVANCE, BY_ISSUE, BY_EFFECT = "lien-quan", "ban-hanh", "hieu-luc"
LIST, TABLE = "danh-sach", "bang"
RANGES = (("issued_since", "issued_until"), ("effective_since", "effective_until"))


def issuer_choices(domain: Domain) -> list[tuple[str, str]]:
    """Bodies that documents of the site come from, by the name under which they are gathered."""
    labels = {each.name: each.label for each in issuers().values()}
    names = LegalEntry.objects.filter(domain=domain).order_by().values_list("issuer", flat=True)
    found = ((name, labels.get(name, name)) for name in names.distinct() if name)
    return sorted(found, key=lambda pair: sort_key(pair[1]))


class IssuerField(forms.ChoiceField):
    """Also bodies that only another site's register has: the facets of the network name them."""

    def valid_value(self, value: Any) -> bool:
        return len(str(value)) <= MAX_LENGTH


class LibraryForm(forms.Form):
    """Narrows the library without JavaScript. A field that is wrong is said so, and the rest
    still works. Every search is a plain address, to be kept or sent."""

    q = WordsField(label=_("Keywords"), required=False, max_length=MAX_LENGTH)
    symbol = WordsField(label=_("Number and symbol"), required=False, max_length=100)
    abstract = WordsField(label=_("Words of the abstract"), required=False, max_length=MAX_LENGTH)
    form = forms.ChoiceField(
        label=pgettext_lazy("document", "Form"),
        choices=lambda: optional(form_choices()),
        required=False,
        widget=PlainSelect,
    )
    issuer = IssuerField(label=_("Issuing body"), required=False, widget=PlainSelect)
    field = forms.ChoiceField(
        label=pgettext_lazy("document", "Field"),
        choices=lambda: optional(field_choices()),
        required=False,
        widget=PlainSelect,
    )
    level = forms.ChoiceField(
        label=pgettext_lazy("document", "Level"),
        choices=lambda: optional(level_choices()),
        required=False,
    )
    issued_since = DayField(_("Issued from"))
    issued_until = DayField(_("Issued to"))
    effective_since = DayField(_("Takes effect from"))
    effective_until = DayField(_("Takes effect to"))
    status = forms.ChoiceField(
        label=_("Effect status"), choices=lambda: optional(status_choices()), required=False
    )
    day = DayField(_("Status on the day"))
    scope = forms.ChoiceField(
        label=_("Where"),
        choices=[(THIS_SITE, _("This site")), (NETWORK, _("The whole network"))],
        required=False,
    )
    sort = forms.ChoiceField(
        label=_("Sort by"),
        choices=[
            (RELEVANCE, _("Most relevant")),
            (BY_ISSUE, _("Day of issue")),
            (BY_EFFECT, _("Day of effect")),
        ],
        required=False,
    )
    section = forms.ChoiceField(
        choices=[(each.code, each.code) for each in SECTIONS],
        required=False,
        widget=forms.HiddenInput,
    )
    year = forms.IntegerField(
        min_value=1900, max_value=2200, required=False, widget=forms.HiddenInput
    )
    view = forms.ChoiceField(
        choices=[(LIST, LIST), (TABLE, TABLE)], required=False, widget=forms.HiddenInput
    )

    # Addresses are Vietnamese, as a citizen reads them.
    PARAMETERS = {
        "symbol": "ky-hieu",
        "abstract": "trich-yeu",
        "form": "hinh-thuc",
        "issuer": "co-quan",
        "field": "linh-vuc",
        "level": "cap",
        "issued_since": "ban-hanh-tu",
        "issued_until": "ban-hanh-den",
        "effective_since": "hieu-luc-tu",
        "effective_until": "hieu-luc-den",
        "status": "tinh-trang",
        "day": "ngay",
        "scope": "pham-vi",
        "sort": "sap-xep",
        "section": "muc",
        "year": "nam",
        "view": "xem",
    }

    def __init__(self, data: QueryDict, domain: Domain) -> None:
        super().__init__(data)
        key = f"legal-issuer-choices:{domain.pk}:{get_language()}"
        choices = optional(kept(key, lambda: issuer_choices(domain)))
        self.fields["issuer"].choices = choices  # type: ignore[attr-defined]

    def add_prefix(self, field_name: str) -> str:
        return self.PARAMETERS.get(field_name, field_name)

    def clean(self) -> None:
        for first, last in RANGES:
            since, until = self.cleaned_data.get(first), self.cleaned_data.get(last)
            if since and until and since > until:
                self.add_error(last, ValidationError(_("This day is before the first one.")))

    def asked(self, name: str) -> Any:
        """A field that is filled in rightly, or None."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    @property
    def day_asked(self) -> date | None:
        return self.asked("day")

    @property
    def is_network(self) -> bool:
        return bool(self.asked("scope") == NETWORK)

    @property
    def is_used(self) -> bool:
        """Whether anything narrows the list, right or wrong."""
        return any(self[name].data for name in self.fields if name not in ("sort", "view"))

    @property
    def shows_table(self) -> bool:
        return self.asked("view") == TABLE

    @property
    def fields_shown(self) -> list[forms.BoundField]:
        """Those below the words; the first ones are always open."""
        return [field for field in self.visible_fields() if field.name != "q"]

    @property
    def is_detailed(self) -> bool:
        return any(field.data or field.errors for field in self.fields_shown)
