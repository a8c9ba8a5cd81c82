"""Safe by default: host-only cookies, strict headers, no DEBUG anywhere."""

from datetime import timedelta

from django.urls import reverse_lazy

from .environment import ENVIRONMENT

DEBUG = False
SECRET_KEY = ENVIRONMENT.kept_secret_key

# Exact hosts are checked against the register by sites.middleware; this is the fence around it.
ALLOWED_HOSTS = [f".{ENVIRONMENT.base_domain}"]

_HTTPS = ENVIRONMENT.scheme == "https"
SECURE_SSL_REDIRECT = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _HTTPS
SECURE_HSTS_PRELOAD = _HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
# No *_COOKIE_DOMAIN: a session of one site must never reach another.
SESSION_COOKIE_AGE = 12 * 3600  # however busy the session is
SESSION_IDLE = timedelta(hours=2)  # without a request of the person's own
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor's preview panel frames the page

# Sign-in (R56, R214): so many wrong passwords within the window, and the account, or the
# network address for the organisation, is refused for a while.
AUTHENTICATION_BACKENDS = ["editorial.security.backend.GuardedBackend"]
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = reverse_lazy("wagtailadmin_login")
WAGTAILADMIN_USER_LOGIN_FORM = "editorial.security.forms.SignInForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "editorial.security.forms.PasswordResetForm"  # noqa: S105
SIGN_IN_WINDOW = timedelta(minutes=15)
SIGN_IN_LOCK = timedelta(minutes=15)
SIGN_IN_ACCOUNT_FAILURES = 5
SIGN_IN_ADDRESS_FAILURES = 30
SIGN_IN_FAMILIAR = timedelta(days=30)  # a network that the account came from is counted apart
PASSWORD_RESETS_OF_ACCOUNT = 3
PASSWORD_RESETS_OF_ADDRESS = 15
TRUSTED_PROXIES = [each.strip() for each in ENVIRONMENT.trusted_proxies.split(",") if each.strip()]

# The activity log: at least 12 months (Decree 333/2026, Art. 16.6).
ACTIVITY_LOG_MONTHS = 24

PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        (
            "UserAttributeSimilarityValidator",
            {"user_attributes": ["email", "first_name", "last_name"]},
        ),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
] + [{"NAME": "editorial.security.passwords.PlainWordsValidator"}]

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the page editor posts one field a block
