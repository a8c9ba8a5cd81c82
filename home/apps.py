from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """What every site has: root page, base page type, blocks, frame."""

    name = "home"
    verbose_name = _("Website")

    def ready(self) -> None:
        from . import receivers  # noqa: F401
        from .pasting import receivers as _pasting  # noqa: F401
        from .translation import invariants, keywords, tables  # noqa: F401
