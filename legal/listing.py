"""The library as pages, files and feeds show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from home.feeds import ItemFeed
from home.pagination import PARAMETER
from sites.caching import kept
from sites.models import Domain, LegalEntry
from sites.register import published
from sites.requests import SiteRequest
from sites.spreadsheets import Sheet, csv_response, json_response, xlsx_response

from . import facets as counting
from .facets import Counts, Facet
from .list_filters import LIST, TABLE, LibraryForm
from .pages import LegalLibraryPage
from .searching import LibrarySearch
from .sections import SECTIONS
from .vocabularies import form_with_code
from .words import name_of, status_name

EXPORT_LIMIT = 10_000  # rows of a file to download


@dataclass(frozen=True)
class Choice:
    """A link beside others: a section, a view."""

    label: str
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Document:
    """A document as lists show it. ``site_name``: only over the network."""

    entry: LegalEntry
    url: str
    full_url: str
    abstract: str
    status_name: str
    site_name: str

    @property
    def form_name(self) -> str:
        form = form_with_code(self.entry.form)
        return name_of(form) if form else ""

    @property
    def status(self) -> str:
        """On the day asked for."""
        return str(self.entry.shown_status)  # type: ignore[attr-defined]


class Found:
    """The result of a search, sliced by a paginator; documents come with the slice."""

    def __init__(self, page: LegalLibraryPage, request: HttpRequest) -> None:
        self.page, self.request = page, request
        domain: Domain = request.domain  # type: ignore[attr-defined]
        self.form = LibraryForm(request.GET, domain)
        self.search = LibrarySearch(domain, self.form)

    @cached_property
    def counted(self) -> tuple[int, Counts]:
        """Of the whole library kept until something is published."""
        if self.form.is_used:
            with self.search.by_index():
                return counting.count(self.search)
        return kept(f"legal-counts:{self.page.pk}", lambda: counting.count(self.search))

    @property
    def total(self) -> int:
        return self.counted[0]

    def count(self) -> int:
        return self.total

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> list[Document]:
        with self.search.by_index():
            pks = self.search.first(part.stop)[part.start or 0 :]
        return documents(self.search, pks)

    @property
    def facets(self) -> list[Facet]:
        return counting.facets(*self.counted, self.form, self.request.GET)

    @property
    def sections(self) -> list[Choice]:
        """The three sections of Art. 12.3 and the whole library."""
        kind = self.request.domain.kind  # type: ignore[attr-defined]
        chosen = self.form.asked("section")
        parts = [("", _("All documents")), *((each.code, each.label_on(kind)) for each in SECTIONS)]
        return [self._choice("section", code, label, chosen or "") for code, label in parts]

    @property
    def views(self) -> list[Choice]:
        chosen = self.form.asked("view") or LIST
        parts = ((LIST, _("List")), (TABLE, _("Table")))
        return [self._choice("view", code, label, chosen) for code, label in parts]

    def _choice(self, name: str, code: str, label: str, chosen: str) -> Choice:
        query: QueryDict = self.request.GET.copy()
        query.pop(PARAMETER, None)
        query.pop(self.form.add_prefix(name), None)
        if code:
            query[self.form.add_prefix(name)] = code
        return Choice(label, query.urlencode(), code == chosen)


def documents(search: LibrarySearch, pks: list[int]) -> list[Document]:
    """The documents of these entries, in their order."""
    entries = search.entries.select_related("item__domain", "organisation")
    found = entries.defer("item__body", "item__vector").in_bulk(pks)
    return [_document(found[pk], search.form) for pk in pks if pk in found]


def _document(entry: LegalEntry, form: LibraryForm) -> Document:
    path = entry.item.path
    return Document(
        entry=entry,
        url=entry.item.url if form.is_network else path,
        full_url=entry.item.url,
        abstract=entry.item.summary or entry.item.title,
        status_name=status_name(entry.shown_status),  # type: ignore[attr-defined]
        site_name=entry.organisation.name if form.is_network else "",
    )


def feed(page: LegalLibraryPage, request: SiteRequest) -> HttpResponse:
    found = Found(page, request).search
    site = None if found.form.is_network else request.domain
    items = published(site).filter(pk__in=found.entries.values("pk"))
    response: HttpResponse = ItemFeed(page, items)(request)
    return response


def as_csv(page: LegalLibraryPage, request: HttpRequest) -> HttpResponse:
    return csv_response([_headings(), *_rows(page, request)], page.slug)


def as_xlsx(page: LegalLibraryPage, request: HttpRequest) -> HttpResponse:
    return xlsx_response([Sheet(page.title, _headings(), _rows(page, request))], page.slug)


def as_json(page: LegalLibraryPage, request: HttpRequest) -> HttpResponse:
    return json_response([_headings(), *_rows(page, request)])


def _headings() -> list[str]:
    return [
        _("Number and symbol"),
        pgettext("document", "Form"),
        _("Issuing body"),
        capfirst(_("day of issue")),
        capfirst(_("day of effect")),
        capfirst(_("abstract")),
        _("Effect status"),
        capfirst(_("signer")),
        capfirst(_("address")),
    ]


def _rows(page: LegalLibraryPage, request: HttpRequest) -> Iterator[list[Any]]:
    for document in Found(page, request)[slice(EXPORT_LIMIT)]:
        entry = document.entry
        yield [
            entry.symbol,
            document.form_name,
            entry.issuer_then,
            entry.issued_on,
            entry.effective_on,
            document.abstract,
            document.status_name,
            entry.signer,
            document.full_url,
        ]
