"""What the register of the network holds of a document, for the libraries' search (R104)."""

from home.publishing import sync_page
from sites.published import LegalFacts

from . import symbols
from .issuers import issuers
from .pages import LegalDocumentPage
from .symbol_text import key_letters


def legal_facts(page: LegalDocumentPage) -> LegalFacts:
    symbol = symbols.parse(page.symbol)
    issuer = issuers().get(page.issuer_id) if page.issuer_id else None
    return LegalFacts(
        symbol=page.symbol,
        symbol_key=page.symbol_key,
        number=symbol.number[:20] if symbol else "",
        symbol_year=symbol.year if symbol else None,
        form_letters=key_letters(symbol.form)[:40] if symbol else "",
        issuer_letters=key_letters("".join(symbol.issuer))[:60] if symbol else "",
        form=page.form,
        issuer=issuer.name if issuer else "",
        issuer_then=page.issuer_name,
        field=page.field,
        level=page.shown_level,
        is_normative=bool(page.is_normative),
        is_in_gazette=bool(page.gazette_issue.strip()),
        year=page.issued_on.year if page.issued_on else None,
        issued_on=page.issued_on,
        effective_on=page.effective_on,
        signer=page.signer,
        status=page.status,
        status_days=list(page.status_days),
        statuses=list(page.statuses),
        named=f"{page.form_name} {page.symbol}",
    )


def rename_issuer(pk: int) -> None:
    """Write the documents of an issuing body anew under its names of today."""
    pages = LegalDocumentPage.objects.filter(issuer=pk, live=True)
    for page in pages.select_related("locale").iterator(chunk_size=200):
        sync_page(page)
