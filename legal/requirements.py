"""What a document must hold before citizens read it; a draft may lack all of it (R103)."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Faults = dict[str, list[str]]

PARTS = {
    "form": gettext_lazy("form"),
    "issuer": gettext_lazy("issuing body"),
    "symbol": gettext_lazy("number and symbol"),
    "issued_on": gettext_lazy("day of issue"),
    "effective_on": gettext_lazy("day of effect"),
    "abstract": gettext_lazy("abstract"),
    "files": gettext_lazy("file"),
}
"""The seven parts of Art. 16.1, by field."""


def missing_parts(page: Any, *, files: int | None = None) -> list[str]:
    """Names of the fields that are empty; ``files``: how many there are, where that is known."""
    count = page.files.count() if files is None else files
    return [name for name in PARTS if not (count if name == "files" else _value(page, name))]


def _value(page: Any, name: str) -> Any:
    return getattr(page, "issuer_id" if name == "issuer" else name)


def check_days(page: Any) -> None:
    """The days of a document against each other.

    Raises:
        ValidationError: by field.
    """
    faults: Faults = defaultdict(list)
    is_early = page.issued_on and page.effective_on and page.effective_on < page.issued_on
    if is_early and not page.early_reason.strip():
        faults["early_reason"].append(
            _("It takes effect before it was issued: write why, or mend the day.")
        )
    if page.effective_on and page.expires_on and page.expires_on < page.effective_on:
        faults["expires_on"].append(_("It ends before it takes effect."))
    if page.override_status and not page.override_reason.strip():
        faults["override_reason"].append(_("Write why the status is not the one that follows."))
    if page.override_status and not page.override_from:
        faults["override_from"].append(_("From which day?"))
    if page.gazette_date and page.issued_on and page.gazette_date < page.issued_on:
        faults["gazette_date"].append(_("The gazette is older than the document."))
    if faults:
        raise ValidationError(dict(faults))


def check_unique(page: Any) -> None:
    """Number-symbols start again each year: symbol, issuer and day together are unique.

    Raises:
        ValidationError: the library has the document.
    """
    if not (page.symbol_key and page.issuer_id and page.issued_on):
        return
    same = same_symbol(page).filter(issuer=page.issuer_id, issued_on=page.issued_on).first()
    if same:
        raise ValidationError(
            {
                "symbol": _("The library has this document: “%(title)s” (no. %(number)s).")
                % {"title": same.title, "number": same.pk}
            }
        )


def same_symbol(page: Any) -> Any:
    """Other documents with the symbol of ``page``, in its language."""
    others = type(page).objects.filter(symbol_key=page.symbol_key, alias_of=None)
    if page.locale_id:
        others = others.filter(locale_id=page.locale_id)
    return others.exclude(pk=page.pk).defer("text_tree")
