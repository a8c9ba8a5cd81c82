"""The library as pages, files and feeds show it."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from home.feeds import ItemFeed
from home.pages.category_list_page import FORMULA
from home.pagination import PARAMETER
from sites.caching import kept
from sites.register import published
from sites.requests import SiteRequest
from sites.spreadsheets import Sheet, xlsx_response

from . import facets as counting
from .facets import Counts, Facet
from .list_filters import LIST, TABLE, LibraryForm
from .pages import LegalDocumentPage, LegalLibraryPage
from .relations import EMPTY_TEXT
from .searching import LibrarySearch
from .sections import SECTIONS
from .words import status_name

EXPORT_LIMIT = 10_000  # rows of a file to download


@dataclass(frozen=True)
class Choice:
    """A link beside others: a section, a view."""

    label: str
    query: str
    is_chosen: bool


class Found:
    """The result of a search, sliced by a paginator; documents come with the slice."""

    def __init__(self, page: LegalLibraryPage, request: HttpRequest) -> None:
        self.page, self.request = page, request
        self.form = LibraryForm(request.GET)
        self.search = LibrarySearch(page.pk, self.form)

    @cached_property
    def counted(self) -> tuple[int, Counts]:
        """Of the whole library kept until something is published."""
        if self.form.is_used:
            return counting.count(self.search.entries)
        return kept(f"legal-counts:{self.page.pk}", lambda: counting.count(self.search.entries))

    @property
    def total(self) -> int:
        return self.counted[0]

    def count(self) -> int:
        return self.total

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> list[LegalDocumentPage]:
        entries = self.search.ordered(self.total).values_list("pk", flat=True)[part]
        return documents(list(entries), self.page, self.request)

    @property
    def facets(self) -> list[Facet]:
        return counting.facets(self.counted[1], self.form, self.request.GET)

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


def search(page: LegalLibraryPage, request: HttpRequest) -> Found:
    return Found(page, request)


def documents(
    pks: list[int], library: LegalLibraryPage, request: HttpRequest
) -> list[LegalDocumentPage]:
    """Documents in the order of their keys, each with its ``path`` below the library, and
    its status on the day asked for."""
    pages = LegalDocumentPage.objects.defer(*EMPTY_TEXT).in_bulk(pks)
    base = library.get_url(request) or "/"
    day = LibraryForm(request.GET).day_asked
    statuses = _statuses(pks, day) if day else {}
    found = []
    for pk in pks:
        if page := pages.get(pk):
            page.shown_url = f"{base}{page.slug}/"
            page.shown_status = statuses.get(pk, page.status)
            page.shown_status_name = status_name(page.shown_status)
            found.append(page)
    return found


def _statuses(pks: list[int], day: Any) -> dict[int, str]:
    from django.db.models import Q

    from .models import EffectPeriod

    periods = EffectPeriod.objects.filter(
        Q(start=None) | Q(start__lte=day), Q(until=None) | Q(until__gt=day), page__in=pks
    )
    return dict(periods.values_list("page", "status"))


def feed(page: LegalLibraryPage, request: SiteRequest) -> HttpResponse:
    entries = Found(page, request).search.entries
    items = published(request.domain).filter(kind="legal", page_id__in=entries.values("pk"))
    response: HttpResponse = ItemFeed(page, items)(request)
    return response


def as_csv(page: LegalLibraryPage, request: HttpRequest) -> HttpResponse:
    """The byte order mark is for spreadsheets; what they would run is made text."""
    file = io.StringIO("\ufeff")
    file.seek(0, io.SEEK_END)
    writer = csv.writer(file)
    writer.writerow(_headings())
    for row in _rows(page, request):
        cells = [_day(cell) for cell in row]
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    response = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.csv"'
    return response


def as_xlsx(page: LegalLibraryPage, request: HttpRequest) -> HttpResponse:
    return xlsx_response([Sheet(page.title, _headings(), _rows(page, request))], page.slug)


def as_json(page: LegalLibraryPage, request: HttpRequest) -> HttpResponse:
    headings = _headings()
    rows = [
        dict(zip(headings, [_day(cell) for cell in row], strict=True))
        for row in _rows(page, request)
    ]
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


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
    found = Found(page, request)
    base = page.get_full_url(request)
    for document in found[slice(EXPORT_LIMIT)]:
        yield [
            document.symbol,
            document.form_name,
            document.issuer_name,
            document.issued_on,
            document.effective_on,
            document.abstract,
            document.shown_status_name,
            document.signer,
            f"{base}{document.slug}/",
        ]


def _day(value: Any) -> str:
    """Days as the standard writes them."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value or "")
