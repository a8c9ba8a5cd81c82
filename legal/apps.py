from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegalConfig(AppConfig):
    """The library of legal documents: documents, their relations and effect in time."""

    name = "legal"
    verbose_name = _("Legal library")

    def ready(self) -> None:
        from . import receivers  # noqa: F401
