"""Mail by SMTP when configured, else kept as files under PORTAL_HOME."""

from typing import Any
from urllib.parse import unquote, urlsplit

from .environment import ENVIRONMENT

DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from or f"banbientap@{ENVIRONMENT.base_domain}"


def _mailer(smtp_url: str | None) -> dict[str, Any]:
    if not smtp_url:
        return {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": str(ENVIRONMENT.portal_home / "mail")},
        }
    smtp = urlsplit(smtp_url)
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": smtp.hostname,
            "port": smtp.port or 587,
            "username": unquote(smtp.username or ""),
            "password": unquote(smtp.password or ""),
            "use_tls": smtp.scheme == "smtp",
            "use_ssl": smtp.scheme == "smtps",
            "timeout": 20,
        },
    }


MAILERS = {
    # Kept and tried again: a mail server that is down loses nothing.
    "default": {"BACKEND": "editorial.mail.KeepingBackend"},
    "direct": _mailer(ENVIRONMENT.smtp_url),
}
