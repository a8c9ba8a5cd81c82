from .pages import ArticlePage, ArticleTag, NewsIndexPage, NewsSectionPage

__all__ = ["ArticlePage", "ArticleTag", "NewsIndexPage", "NewsSectionPage"]
