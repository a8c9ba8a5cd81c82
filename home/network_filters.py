"""What a reader asks of a list "from the sites" of the network (R24)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from search.forms import WordsField
from search.query import MAX_LENGTH, parse
from search.tsquery import TsQuery, tsquery
from sites.kinds import SiteKind
from sites.network_items import Wanted, category_choices, district_choices

KINDS = (SiteKind.DEPARTMENT, SiteKind.DISTRICT, SiteKind.COMMUNE, SiteKind.LINKED)


def with_words(items: Any, words: str) -> Any:
    """The published items that hold every word, with or without marks; all for none."""
    terms = parse(words)
    return items.filter(vector=TsQuery(tsquery(terms))) if terms else items


def optional(choices: Any) -> list[tuple[str, Any]]:
    return [("", _("All")), *choices]


class NetworkFilterForm(forms.Form):
    """A field that is wrong is said so, and the rest still works."""

    q = WordsField(label=_("Keywords"), required=False, max_length=MAX_LENGTH)
    category = forms.ChoiceField(
        label=_("Information category"),
        choices=lambda: optional(category_choices()),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind of organisation"),
        choices=lambda: optional((each.value, each.label) for each in KINDS),
        required=False,
    )
    district = forms.ChoiceField(
        label=_("District and its units"),
        choices=lambda: optional(district_choices()),
        required=False,
    )
    tag = WordsField(label=_("Keyword given by the editors"), required=False, max_length=100)

    # Addresses are Vietnamese, as a citizen reads them.
    PARAMETERS = {
        "category": "danh-muc",
        "kind": "co-quan",
        "district": "dia-ban",
        "tag": "tu-khoa",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not district_choices():  # abolished in July 2025; a network may have none
            del self.fields["district"]

    def add_prefix(self, field_name: str) -> str:
        return self.PARAMETERS.get(field_name, field_name)

    def narrowed(self, make: Any) -> Any:
        """Items of ``make(wanted)`` that fit what is right in the form."""
        self.is_valid()
        chosen = {name: self.cleaned_data.get(name) or "" for name in self.PARAMETERS}
        return with_words(make(Wanted(**chosen)), self.cleaned_data.get("q") or "")
