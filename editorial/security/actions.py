"""Acts of our own in Wagtail's log."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from . import acts


class ExportFormatter(LogFormatter):
    """What was taken away, and by which choice of rows."""

    label = gettext_lazy("Download")
    message = gettext_lazy("Downloaded")

    def format_comment(self, log_entry: Any) -> str:
        return str(log_entry.data.get("path", ""))


class RefusedFormatter(LogFormatter):
    """Somebody asked for what their role does not have."""

    label = gettext_lazy("Refused")
    message = gettext_lazy("Was refused: no right to it")

    def format_comment(self, log_entry: Any) -> str:
        return f"{log_entry.data.get('method', '')} {log_entry.data.get('path', '')}".strip()


class ImportFormatter(LogFormatter):
    """Rows from a file."""

    label = gettext_lazy("Import from a file")
    message = gettext_lazy("Began an import from a file")

    def format_comment(self, log_entry: Any) -> str:
        return _("File: %(name)s") % {"name": log_entry.data.get("file", "")}


class InviteFormatter(LogFormatter):
    """An account for somebody."""

    label = gettext_lazy("Invite")
    message = gettext_lazy("Invited")

    def format_comment(self, log_entry: Any) -> str:
        return _("Roles: %(roles)s") % {"roles": ", ".join(log_entry.data.get("roles", []))}


FORMATTERS = {
    acts.EXPORT: ExportFormatter,
    acts.REFUSED: RefusedFormatter,
    acts.IMPORT: ImportFormatter,
    acts.INVITE: InviteFormatter,
}


def register(registry: Any) -> None:
    """Make the acts known to Wagtail."""
    for action, formatter in FORMATTERS.items():
        registry.register_action(action)(formatter)
