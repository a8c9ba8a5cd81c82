from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from home.feeds import ItemFeed
from home.pages import BasePage
from home.pagination import page_of, query_without_page
from sites.register import published

from ..list_filters import NewsFilterForm
from .article import ArticlePage

PER_PAGE = 12
LIST_TEMPLATE = "news/news_list_page.html"  # Wagtail names one per class otherwise


class NewsListPage(RoutablePageMixin, BasePage):
    """A list of what is published below it, newest first, its filters and its feed."""

    class Meta:
        abstract = True

    def items(self, request: HttpRequest) -> Any:
        """Published articles below this page, from the register."""
        url = self.get_url(request) or "\0"
        return published(request.domain).filter(kind="news", path__startswith=url)  # type: ignore[attr-defined]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        form = NewsFilterForm(request.GET)
        context["form"] = form
        context["items"] = page_of(request, self._narrowed(request, form), PER_PAGE)
        context["query"] = query_without_page(request)
        context["sections"] = self.get_children().live().public().type(NewsSectionPage)
        return context

    def _narrowed(self, request: HttpRequest, form: NewsFilterForm) -> Any:
        return form.narrowed(self.items(request), ArticlePage.objects)

    @path("rss.xml/")  # Wagtail adds the slash; the address has none
    def feed(self, request: HttpRequest) -> HttpResponse:
        """RSS of this list, as narrowed as the address asks."""
        return ItemFeed(self, self._narrowed(request, NewsFilterForm(request.GET)))(request)


class NewsIndexPage(NewsListPage):
    """All news of a site (R23, R118)."""

    template = LIST_TEMPLATE
    is_category_page = True
    subpage_types = ["news.NewsSectionPage", "news.ArticlePage", "news.EventIndexPage"]
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")


class NewsSectionPage(NewsListPage):
    """One section of the news."""

    item_label = "news.ArticlePage"
    template = LIST_TEMPLATE
    subpage_types = ["news.NewsSectionPage", "news.ArticlePage"]
    parent_page_types = ["home.HomePage", "news.NewsIndexPage", "news.NewsSectionPage"]

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")
