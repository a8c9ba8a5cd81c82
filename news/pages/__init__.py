from .article import ArticlePage, ArticleTag
from .event import EventPage, EventStatus
from .event_index import EventIndexPage
from .lists import NewsIndexPage, NewsSectionPage

__all__ = [
    "ArticlePage",
    "ArticleTag",
    "EventIndexPage",
    "EventPage",
    "EventStatus",
    "NewsIndexPage",
    "NewsSectionPage",
]
