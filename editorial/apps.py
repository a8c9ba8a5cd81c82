from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    """Boards: accounts, roles, workflow."""

    name = "editorial"
    verbose_name = _("Editorial board")

    def ready(self) -> None:
        from . import receivers  # noqa: F401
        from .security import receivers as security_receivers  # noqa: F401
