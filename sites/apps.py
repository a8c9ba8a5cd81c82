from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SitesConfig(AppConfig):
    """Registers of the network, in the public schema."""

    name = "sites"
    verbose_name = _("Network")

    def ready(self) -> None:
        from . import receivers  # noqa: F401
