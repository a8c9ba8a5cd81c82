"""A document for other programs: Akoma Ntoso, JSON, schema.org."""

from typing import Any

from django.http import Http404, HttpResponse

from vietnamese.slugs import slugify

from .pages import LegalDocumentPage, TreatyPage
from .structure.akoma import to_xml
from .structure.metadata import Metadata, to_json
from .structure.tree import Kind, Node, walk
from .vocabularies import Level, Status, form_with_code
from .vocabularies.treaties import TreatyStatus

Documented = LegalDocumentPage | TreatyPage

FORCES = {
    Status.IN_FORCE: "InForce",
    Status.PARTLY_EXPIRED: "PartiallyInForce",
    Status.PARTLY_SUSPENDED: "PartiallyInForce",
}
NOT_IN_FORCE = "NotInForce"


def akoma_ntoso(page: LegalDocumentPage) -> HttpResponse:
    root = _root(page)
    xml = to_xml(root, metadata_of(page, root))
    response = HttpResponse(xml, content_type="application/akn+xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.xml"'
    return response


def document_json(page: LegalDocumentPage) -> HttpResponse:
    root = _root(page)
    text = to_json(root, metadata_of(page, root))
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def metadata_of(page: LegalDocumentPage, root: Node) -> Metadata:
    """What an exported document says of itself.

    Raises:
        Http404: it has no day of issue, without which it has no name.
    """
    if page.issued_on is None:
        raise Http404
    form = form_with_code(page.form)
    has_articles = any(node.kind is Kind.ARTICLE for node in walk(root))
    return Metadata(
        symbol=page.symbol,
        form=slugify(form.name_en),
        form_name=form.name,
        title=page.abstract or page.title,
        issuer=page.issuer_name,
        issued=page.issued_on,
        locality="" if page.shown_level == Level.CENTRAL else "sonla",
        doctype="act" if has_articles else "doc",
        effective=page.effective_on,
        expires=page.expires_on,
        signer=page.signer,
        address=page.full_url or "",
        gazette=page.gazette_issue,
        gazetted=page.gazette_date,
    )


def schema_org(page: LegalDocumentPage) -> dict[str, Any]:
    """https://schema.org/Legislation, which follows the European Legislation Identifier."""
    status = Status(page.status)
    return {
        "@type": "Legislation",
        "name": page.title,
        "description": page.description,
        "legislationIdentifier": page.symbol,
        "legislationType": page.form_name,
        "legislationDate": page.issued_on and page.issued_on.isoformat(),
        "legislationDateVersion": page.effective_on and page.effective_on.isoformat(),
        "temporalCoverage": _coverage(page),
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": page.issuer_name},
        "legislationLegalForce": f"https://schema.org/{FORCES.get(status, NOT_IN_FORCE)}",
        "datePublished": page.first_published_at and page.first_published_at.isoformat(),
        "sameAs": page.national_url or None,
        "encoding": _encoding(page),
    }


def treaty_schema_org(page: TreatyPage) -> dict[str, Any]:
    """https://schema.org/Legislation, as of a law that two sides made."""
    is_in_force = page.status in (TreatyStatus.IN_FORCE, TreatyStatus.PROVISIONAL)
    return {
        "@type": "Legislation",
        "name": page.full_title,
        "alternateName": page.foreign_title or None,
        "description": page.description or page.full_title,
        "legislationType": page.get_form_display(),
        "legislationDate": page.signed_on and page.signed_on.isoformat(),
        "temporalCoverage": _coverage(page),
        "legislationLegalForce": f"https://schema.org/{'InForce' if is_in_force else NOT_IN_FORCE}",
        "datePublished": page.first_published_at and page.first_published_at.isoformat(),
        "sameAs": page.source_url or None,
        "encoding": _encoding(page),
    }


def _encoding(page: Documented) -> list[dict[str, Any]]:
    """The files, under the addresses that stay."""
    return [
        {
            "@type": "LegislationObject",
            "name": str(row),
            "contentUrl": _absolute(page, page.download_url(row) if row.pk else row.document.url),
            "encodingFormat": row.document.content_type,
        }
        for row in page.file_rows
    ]


def _coverage(page: Documented) -> str | None:
    if not page.effective_on:
        return None
    end = page.expires_on.isoformat() if page.expires_on else ".."
    return f"{page.effective_on.isoformat()}/{end}"


def _absolute(page: Documented, url: str) -> str:
    full, own = page.full_url or "", page.url or ""
    return f"{full.removesuffix(own)}{url}"


def _root(page: LegalDocumentPage) -> Node:
    """The divided text.

    Raises:
        Http404: there is none.
    """
    if page.text is None:
        raise Http404
    return page.text
