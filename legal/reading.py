"""What the public page of a document shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils import formats, timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sites.caching import kept

from .diagram import diagram
from .effects import facts_of
from .file_viewing import shown_files
from .linking import Linker
from .pages import LegalDocumentPage
from .relations import groups_of, own_rows, rows_here
from .structure import html
from .structure.tree import Kind, Node, citation, contents, find, neighbours
from .timeline import reason, timeline
from .vocabularies import CAPACITIES, FIELDS
from .words import level_name, name_of, status_name

DAY_PARAMETER = "ngay"
EARLIEST = date(1945, 9, 2)  # before there are no documents of the State


@dataclass(frozen=True)
class AskedDay:
    """The day whose status is asked for; ``error``: why what was typed is no such day."""

    day: date
    is_today: bool
    typed: str = ""
    error: str = ""


def asked_day(request: HttpRequest) -> AskedDay:
    """A past day as dd-mm-yyyy, or dd/mm/yyyy as the form sends it; today otherwise."""
    today = timezone.localdate()
    typed = request.GET.get(DAY_PARAMETER, "").strip()[:20]
    if not typed:
        return AskedDay(today, is_today=True)
    try:
        day = datetime.strptime(typed.replace("/", "-"), "%d-%m-%Y").date()
    except ValueError:
        said = _("There is no such day. Write it like 31/01/2026.")
        return AskedDay(today, True, typed, said)
    if not EARLIEST <= day <= today:
        said = _("Choose a day between 02/09/1945 and today.")
        return AskedDay(today, True, typed, said)
    return AskedDay(day, day == today, formats.date_format(day, "d/m/Y"))


def context_of_document(page: LegalDocumentPage, request: HttpRequest) -> dict[str, Any]:
    asked = asked_day(request)
    own, here = own_rows(page), rows_here(page)
    facts = facts_of(page, own, here)
    status = facts.status_on(asked.day)
    groups = groups_of(page, own, here)
    text = _text(page, request)
    return {
        "asked": asked,
        "status": status.value,
        "status_name": status_name(status),
        "causes": [words for cause in facts.causes_on(asked.day) if (words := reason(cause))],
        "timeline": timeline(facts, asked.day),
        "groups": groups,
        "diagram": diagram(groups, page.symbol),
        "files": shown_files(page),
        "rows": attributes(page),
        "text": text.body if text else "",
        "contents": text.contents if text else "",
    }


def context_of_article(
    page: LegalDocumentPage, request: HttpRequest, anchor: str
) -> dict[str, Any] | None:
    """One article of the text; None where the document has no such article."""
    root = page.text
    node = find(root, anchor) if root else None
    if root is None or node is None or node.kind is not Kind.ARTICLE:
        return None
    before, after = neighbours(root, anchor)
    links = Linker(page, root, node)
    return {
        "article": mark_safe(html.render_part(root, node, links, 1, words())),
        "article_title": f"{node.label} {node.heading}".strip(),
        "before": before,
        "after": after,
        "citation": cited(page, root, anchor),
        "anchor": anchor,
    }


def cited(page: LegalDocumentPage, root: Node, anchor: str) -> str:
    """How a place is cited, to be copied: `Điều 16 Quy chế … Quyết định số 352/QĐ-UBND …`."""
    place = citation(root, anchor)
    document = f"{page.form_name} {_('no.')} {page.symbol}"
    if page.issued_on:
        document += f" {_('of %(day)s') % {'day': formats.date_format(page.issued_on, 'd/m/Y')}}"
    return f"{place}, {document}, {page.issuer_name}".strip(", ")


@dataclass(frozen=True)
class Text:
    """The text and its table of contents as HTML."""

    body: SafeString
    contents: SafeString


def words() -> html.Words:
    return html.Words(link_to=_("Link to {place}"), contents=_("Contents"))


def _text(page: LegalDocumentPage, request: HttpRequest) -> Text | None:
    """Kept until something is published; a preview is drawn anew."""
    if not page.text_tree:
        return None
    if getattr(request, "is_preview", False):
        return _drawn(page)
    return kept(f"legal-text:{page.pk}:{page.locale_id}", lambda: _drawn(page))


def _drawn(page: LegalDocumentPage) -> Text | None:
    root = page.text
    if root is None:
        return None
    body = html.render(root, Linker(page, root), 3, words())
    # Escaped by the renderer; its addresses are checked there.
    return Text(mark_safe(body), mark_safe(html.render_contents(contents(root), words())))


def attributes(page: LegalDocumentPage) -> list[tuple[str, str]]:
    """(label, value) of what is known, in the order of the Decision and the National database."""
    fields = {field.code: name_of(field) for field in FIELDS}
    capacities = {each.code: name_of(each) for each in CAPACITIES}
    rows = [
        (pgettext("document", "Form"), page.form_name),
        (_("Issuing body"), page.issuer_name),
        (_("Number and symbol"), page.symbol),
        (capfirst(_("day of issue")), _day(page.issued_on)),
        (capfirst(_("day of effect")), _day(page.effective_on)),
        (capfirst(_("why it takes effect before its issue")), page.early_reason),
        (capfirst(_("day of expiry")), _day(page.expires_on)),
        (pgettext("document", "Field"), fields.get(page.field, "")),
        (pgettext("document", "Level"), level_name(page.shown_level) if page.shown_level else ""),
        (_("Kind"), _kind(page)),
        (_("Drafting unit"), page.drafting_unit),
        (capfirst(_("signer")), page.signer),
        (capfirst(_("position of the signer")), page.signer_position),
        (capfirst(_("capacity of the signer")), capacities.get(page.capacity, "")),
        (capfirst(_("gazette issue")), _gazette(page)),
    ]
    return [(label, value) for label, value in rows if value]


def _kind(page: LegalDocumentPage) -> str:
    if page.is_normative is None:
        return ""
    return _("Legal normative document") if page.is_normative else _("Administrative document")


def _gazette(page: LegalDocumentPage) -> str:
    if not page.gazette_issue:
        return ""
    day = _day(page.gazette_date)
    return f"{page.gazette_issue} ({day})" if day else page.gazette_issue


def _day(day: date | None) -> str:
    return str(formats.date_format(day, "d/m/Y")) if day else ""
