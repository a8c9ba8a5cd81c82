"""Acts that no model tells of: what was downloaded, what was refused."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.log_actions import log

EXPORT, REFUSED, IMPORT, INVITE = (
    "portal.export",
    "portal.refused",
    "portal.import",
    "portal.invite",
)
FORMATS = {"csv", "xlsx"}
MAX_PATH = 500

# Wagtail turns a refusal into a redirect with one of these messages (wagtail.admin.auth).
REFUSALS = (
    "Sorry, you do not have permission to access this area.",
    "You do not have permission to access the admin.",
)


def note(request: HttpRequest, response: HttpResponse) -> None:
    """Log what an answer of the admin gave away, or refused."""
    user: Any = request.user
    if not user.is_authenticated:
        return
    if _is_refused(request, response):
        _log(user, REFUSED, request, title=request.path[:MAX_PATH])
    elif response.status_code == 200 and _is_export(request, response):
        _log(user, EXPORT, request, title=_file_name(response) or request.path[:MAX_PATH])


def _log(user: Any, action: str, request: HttpRequest, title: str) -> None:
    path = request.get_full_path()[:MAX_PATH]
    log(user, action, user=user, title=title, data={"path": path, "method": request.method})


def _is_export(request: HttpRequest, response: HttpResponse) -> bool:
    attached = response.headers.get("Content-Disposition", "").startswith("attachment")
    return attached or request.GET.get("export") in FORMATS


def _file_name(response: HttpResponse) -> str:
    _disposition, _mark, name = response.headers.get("Content-Disposition", "").partition(
        "filename="
    )
    return name.strip('"')


def _is_refused(request: HttpRequest, response: HttpResponse) -> bool:
    if response.status_code == 403:
        return True
    if response.status_code != 302 or response.headers["Location"].partition("?")[0] not in {
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_login"),
    }:
        return False
    waiting = getattr(getattr(request, "_messages", None), "_queued_messages", [])
    refusals = {gettext(text) for text in REFUSALS}
    return any(str(message.message).strip() in refusals for message in waiting)
