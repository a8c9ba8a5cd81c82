from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Rss201rev2Feed
from wagtail.models import Page

from sites.models import PublishedItem

LENGTH = 30


class ItemFeed(Feed):
    """RSS of a list of published items; addresses come from the register's domain."""

    feed_type = Rss201rev2Feed

    def __init__(self, page: Page, items: Any) -> None:
        self.page = page
        self.published = items

    def title(self) -> str:
        return str(self.page.title)

    def link(self) -> str:
        return str(self.page.full_url)

    def description(self) -> str:
        return self.page.description or self.page.title

    def items(self) -> Any:
        return self.published[:LENGTH]

    def item_title(self, item: PublishedItem) -> str:
        return item.title

    def item_description(self, item: PublishedItem) -> str:
        return item.summary

    def item_link(self, item: PublishedItem) -> str:
        return item.url

    def item_pubdate(self, item: PublishedItem) -> datetime:
        return item.published_at

    def item_updateddate(self, item: PublishedItem) -> datetime:
        return item.updated_at

    def item_author_name(self, item: PublishedItem) -> str:
        return item.organisation.name

    def item_categories(self, item: PublishedItem) -> list[str]:
        return [item.section, *item.tags]
