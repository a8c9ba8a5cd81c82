from .article import ArticlePage, ArticleTag
from .lists import NewsIndexPage, NewsSectionPage

__all__ = ["ArticlePage", "ArticleTag", "NewsIndexPage", "NewsSectionPage"]
