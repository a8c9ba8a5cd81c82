from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """Articles, their sections and feeds; events; the news desk."""

    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from . import receivers  # noqa: F401
