from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Query engines over published items; no tables of its own."""

    name = "search"
    verbose_name = _("Search")
