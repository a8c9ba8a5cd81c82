"""The editor's form of a document: what contradicts itself is said before anything is saved."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.workflow.page_form import CompletedPageForm

from .relations import relation_faults
from .requirements import PARTS, missing_parts, same_symbol

NAMING = ("symbol", "issuer", "issued_on")
SUGGESTED = ("form", "issuer", "title", "slug")


class LegalDocumentForm(CompletedPageForm):
    """Drafts may be incomplete, what is published may not (R103). A symbol that the library
    has already is asked about before it is stored: two documents may bear it."""

    is_another_document = forms.BooleanField(
        label=gettext_lazy("I looked: this is another document with the same symbol"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SUGGESTED:
            if name in self.fields:
                self.fields[name].required = False

    def _post_clean(self) -> None:
        super()._post_clean()
        self._ask_about_same_symbol()
        self._check_relations()

    def add_faults(self) -> None:
        missing = missing_parts(self.instance, files=len(self._rows("files")))
        for name in missing:
            field = name if name in self.fields else None
            if not (field and self.has_error(field)):
                message = _("The document lacks: %(part)s.") % {"part": PARTS[name]}
                self.add_error(field, message)

    def _ask_about_same_symbol(self) -> None:
        page = self.instance
        asked = not page.pk or any(name in self.changed_data for name in NAMING)
        if not asked or not page.symbol_key or self.errors.get("symbol"):
            return
        if self.cleaned_data.get("is_another_document"):
            return
        same = same_symbol(page).first()
        if same:
            edit = reverse("wagtailadmin_pages:edit", args=[same.pk])
            text = _("The library has a document with this symbol. Look at it, then tick here:")
            message = format_html('{} <a href="{}">{}</a>', text, edit, same.title)
            self.add_error("is_another_document", message)

    def _check_relations(self) -> None:
        rows = [form.instance for form in self._rows("relations")]
        for message in relation_faults(self.instance, rows):
            self.add_error(None, message)

    def _rows(self, name: str) -> list[Any]:
        """Forms of the rows that will be kept."""
        formset = self.formsets.get(name)
        if formset is None:
            return []
        formset.is_valid()
        filled = [form for form in formset.forms if getattr(form, "cleaned_data", None)]
        return [form for form in filled if not form.cleaned_data.get("DELETE")]
