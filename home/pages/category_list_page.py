"""The list of one information category: filters, totals, data to download."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet
from django_filters.filterset import filterset_factory
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField

from search.query import MAX_LENGTH, parse
from search.tsquery import TsQuery, tsquery
from sites.categories import BY_CODE
from sites.models import PublishedItem
from sites.network_items import province_list
from sites.register import published
from sites.requests import SiteRequest
from sites.spreadsheets import csv_response, json_response
from sites.tenancy import current_organisation
from vietnamese.collation import sort_key

from ..blocks import BodyBlock
from ..charts import StackedChart, stacked
from ..feeds import ItemFeed
from ..imports.columns import columns_of
from ..page_dependencies import depends_on_network
from ..pagination import page_of, query_without_page
from .base import BasePage
from .detail_page import DetailPage

PER_PAGE = 20
EXPORT_LIMIT = 10_000  # rows of a file to download


class CategoryListPage(RoutablePageMixin, BasePage):
    """What a site publishes of one category (``sites.categories``), as a list."""

    is_category_page = True
    item_label = "home.DetailPage"

    body = StreamField(BodyBlock(), verbose_name=_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.SectionPage", "home.HomePage"]
    template = "home/category_list_page.html"

    class Meta:
        verbose_name = _("list of a category")
        verbose_name_plural = _("lists of categories")

    @property
    def detail_model(self) -> type[DetailPage]:
        """The page type of the list's items.

        Raises:
            KeyError: the category left the catalogue.
        """
        model: type[DetailPage] = apps.get_model(BY_CODE[self.category].model)
        return model

    @property
    def item_model(self) -> type[DetailPage]:
        return self.detail_model

    def items(self) -> QuerySet[DetailPage]:
        """Published items, in the order of their type."""
        pages = self.detail_model.objects.child_of(self).live().public()
        pages = pages.prefetch_related(*self.detail_model.card_relations)
        return pages.order_by(*self.detail_model.order)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        chosen = self._filter(request)
        items = chosen.qs
        context["filter"] = chosen
        context["words"] = request.GET.get("q", "")[:MAX_LENGTH]
        context["items"] = page_of(request, items, PER_PAGE)
        context["totals"] = self._totals(items)
        context["chart"] = self._chart(items)
        context["query"] = query_without_page(request)
        context["shared_list"] = self._shared_list(request)
        return context

    def _shared_list(self, request: HttpRequest) -> str:
        """Address of the province's list of the same, where there is one to share (R89)."""
        if not self.detail_model.is_shared_by_province:
            return ""
        depends_on_network(request, content=True)
        return province_list(self.category)

    def _filter(self, request: HttpRequest) -> FilterSet:
        names = list(self.detail_model.filters)
        choices = {name: self._choice(name) for name in names if not self._field(name).choices}
        more = self.detail_model.more_filters(self.items())
        base = type("ListFilter", (FilterSet,), choices | more)
        made: type[FilterSet] = filterset_factory(self.detail_model, filterset=base, fields=names)
        return made(request.GET, queryset=self._with_words(request.GET.get("q", "")))

    def _field(self, name: str) -> Any:
        return self.detail_model._meta.get_field(name)

    def _choice(self, name: str) -> ChoiceFilter:
        """A choice among the values that the list has: nobody can guess how they are written."""
        label = capfirst(str(self._field(name).verbose_name))
        return ChoiceFilter(label=label, choices=self._values(name))

    def _values(self, name: str) -> list[tuple[Any, str]]:
        """The latest year first, words in Vietnamese order."""
        found = set(self.items().order_by().values_list(name, flat=True)) - {None, ""}
        if any(isinstance(value, str) for value in found):
            return [(value, value) for value in sorted(found, key=sort_key)]
        return [(value, str(value)) for value in sorted(found, reverse=True)]

    def _with_words(self, text: str) -> QuerySet[DetailPage]:
        """Items that hold every word, with or without its marks; all of them without a word."""
        terms = parse(text)
        if not terms:
            return self.items()
        found = PublishedItem.objects.filter(
            organisation=current_organisation(), vector=TsQuery(tsquery(terms))
        )
        return self.items().filter(pk__in=found.order_by().values("page_id"))

    def _totals(self, items: QuerySet[DetailPage]) -> list[tuple[str, str]]:
        names = self.detail_model.totals
        if not names:
            return []
        sums = items.aggregate(**{f"total_{name}": Sum(name) for name in names})
        fields = [self._field(name) for name in names]
        return [(str(each.verbose_name), _grouped(sums[f"total_{each.name}"])) for each in fields]

    def _chart(self, items: QuerySet[DetailPage]) -> StackedChart | None:
        if not self.detail_model.chart:
            return None
        label, kind = self.detail_model.chart
        counts = items.order_by().values_list(label, kind).annotate(count=Count("pk"))
        choices = self._field(kind).flatchoices
        names = {str(value): str(name) for value, name in choices}
        return stacked(((str(year), value, count) for year, value, count in counts), names)

    @path("rss.xml/")  # Wagtail adds the slash; the address has none
    def feed(self, request: SiteRequest) -> HttpResponse:
        """RSS of what was published last in the category."""
        return ItemFeed(self, published(request.domain).filter(category=self.category))(request)

    @path("du-lieu.csv/")
    def as_csv(self, request: HttpRequest) -> HttpResponse:
        """Every item as comma-separated values."""
        return csv_response(self._rows(request), self.slug)

    @path("du-lieu.json/")
    def as_json(self, request: HttpRequest) -> HttpResponse:
        """Every item as a list of objects."""
        return json_response(self._rows(request))

    def _rows(self, request: HttpRequest) -> Iterator[list[str]]:
        columns = columns_of(self.detail_model)
        yield [*(column.label for column in columns), str(_("address"))]
        items = self._filter(request).qs.prefetch_related(*self.detail_model.import_rows)
        for item in items[:EXPORT_LIMIT].iterator(chunk_size=500):
            url = f"{self.get_full_url(request)}{item.slug}/"
            yield [*(column.text(item) for column in columns), url]


def _grouped(number: int | None) -> str:
    return str(formats.number_format(number or 0, use_l10n=True, force_grouping=True))
