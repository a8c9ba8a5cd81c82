from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """Articles, their sections and feeds."""

    name = "news"
    verbose_name = _("News")
