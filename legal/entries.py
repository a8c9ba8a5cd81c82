"""The rows that the library searches, written with the pages (R104)."""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import TextField, Value
from django.db.models.functions import Cast
from wagtail.models import Page

from home.publishing import is_public
from sites.published import vector_text

from . import symbols
from .models.legal_entry import LegalEntry
from .pages import LegalDocumentPage
from .symbol_text import key_letters


def sync(page: LegalDocumentPage, *, public: bool | None = None) -> None:
    """Write or withdraw the row of one document."""
    if page.live and not page.alias_of_id and (is_public(page) if public is None else public):
        LegalEntry.objects.update_or_create(page_id=page.pk, defaults=columns_of(page))
    else:
        LegalEntry.objects.filter(pk=page.pk).delete()


def sync_below(root: Page) -> int:
    """Write or withdraw the rows of every document at or below ``root``; gives their number."""
    pages = LegalDocumentPage.objects.descendant_of(root, inclusive=True).defer("text_tree")
    public = set(pages.live().public().values_list("pk", flat=True))
    count = 0
    for page in pages.iterator(chunk_size=500):
        sync(page, public=page.pk in public)
        count += 1
    return count


def columns_of(page: LegalDocumentPage) -> dict[str, Any]:
    symbol = symbols.parse(page.symbol)
    parent = page.get_parent()
    return {
        "library": parent.pk if parent else 0,
        "symbol_key": page.symbol_key,
        "number": symbol.number[:20] if symbol else "",
        "symbol_year": symbol.year if symbol else None,
        "form_letters": key_letters(symbol.form)[:40] if symbol else "",
        "issuer_letters": key_letters("".join(symbol.issuer))[:60] if symbol else "",
        "form": page.form,
        "issuer": page.issuer_id,
        "field": page.field,
        "level": page.shown_level,
        "is_normative": bool(page.is_normative),
        "is_in_gazette": bool(page.gazette_issue.strip()),
        "year": page.issued_on.year if page.issued_on else None,
        "issued_on": page.issued_on,
        "effective_on": page.effective_on,
        "status": page.status,
        "posted_after": page.posted_after,
        "words": _words(page),
    }


def _words(page: LegalDocumentPage) -> Any:
    named = f"{page.form_name} {page.symbol}"
    text = vector_text([(named, "A"), (page.abstract, "B")])
    return Cast(Value(text, output_field=TextField()), SearchVectorField())
