from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from home.blocks import BodyBlock
from home.pages import BasePage
from home.pagination import page_of, query_without_page
from search.engines import TookTooLong
from sites.requests import SiteRequest

PER_PAGE = 20


class LegalLibraryPage(RoutablePageMixin, BasePage):
    """The library of a site: search, sections, lists and tables of its documents (R71, R104)."""

    is_category_page = True
    item_label = "legal.LegalDocumentPage"

    body = StreamField(BodyBlock(), verbose_name=_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.SectionPage", "home.HomePage"]
    subpage_types = ["legal.LegalDocumentPage"]
    template = "legal/library_page.html"

    class Meta:
        verbose_name = _("library of documents")
        verbose_name_plural = _("libraries of documents")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().serve(request, *args, **kwargs)
        except TookTooLong:
            return render(request, "legal/too_long.html", {"page": self}, status=503)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from .. import listing

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        found = listing.Found(self, request)
        context |= {
            "form": found.form,
            "facets": found.facets,
            "sections": found.sections,
            "documents": page_of(request, found, PER_PAGE),
            "views": found.views,
            "query": query_without_page(request),
            "has_documents": found.total or found.form.is_used,
        }
        return context

    @path("rss.xml/")  # Wagtail adds the slash; the address has none
    def feed(self, request: SiteRequest) -> HttpResponse:
        """RSS of what was published last, as narrowed as the address asks."""
        from .. import listing

        return listing.feed(self, request)

    @path("du-lieu.csv/")
    def as_csv(self, request: HttpRequest) -> HttpResponse:
        """The result as comma-separated values."""
        from .. import listing

        return listing.as_csv(self, request)

    @path("du-lieu.xlsx/")
    def as_xlsx(self, request: HttpRequest) -> HttpResponse:
        """The result as a spreadsheet."""
        from .. import listing

        return listing.as_xlsx(self, request)

    @path("du-lieu.json/")
    def as_json(self, request: HttpRequest) -> HttpResponse:
        """The result as a list of objects."""
        from .. import listing

        return listing.as_json(self, request)
