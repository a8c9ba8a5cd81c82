from .author import Author
from .coverage_assignment import CoverageAssignment
from .coverage_request import CoverageRequest
from .named import Series, Topic
from .partner import Partner
from .rows import ArticleAuthor, ArticleLeader, AuthorRole, EventLeader

from ..pages import (  # isort: skip  they name the models above
    ArticlePage,
    ArticleTag,
    EventIndexPage,
    EventPage,
    EventStatus,
    NewsIndexPage,
    NewsSectionPage,
)

__all__ = [
    "ArticleAuthor",
    "ArticleLeader",
    "ArticlePage",
    "ArticleTag",
    "Author",
    "AuthorRole",
    "CoverageAssignment",
    "CoverageRequest",
    "EventIndexPage",
    "EventLeader",
    "EventPage",
    "EventStatus",
    "NewsIndexPage",
    "NewsSectionPage",
    "Partner",
    "Series",
    "Topic",
]
