"""Mail by SMTP when configured, else kept as files under PORTAL_HOME."""

from urllib.parse import unquote, urlsplit

from .environment import ENVIRONMENT

DEFAULT_FROM_EMAIL = SERVER_EMAIL = (
    ENVIRONMENT.mail_from or f"banbientap@{ENVIRONMENT.base_domain}"
)
EMAIL_TIMEOUT = 20

if ENVIRONMENT.smtp_url:
    _smtp = urlsplit(ENVIRONMENT.smtp_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _smtp.hostname
    EMAIL_PORT = _smtp.port or 587
    EMAIL_HOST_USER = unquote(_smtp.username or "")
    EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
    EMAIL_USE_TLS = _smtp.scheme == "smtp"
    EMAIL_USE_SSL = _smtp.scheme == "smtps"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = ENVIRONMENT.portal_home / "mail"
