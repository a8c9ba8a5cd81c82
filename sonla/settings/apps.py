"""Which apps live in the public schema and which in every organisation's."""

from ..paths import ROOT

# Registers only: a tenant that misses a table must fail, never fall through
# search_path into shared rows (design, decision 2).
SHARED_APPS = [
    "django_tenants",
    "sites",
    "django_tasks_db",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

TENANT_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "editorial",
    "search",
    "home",
    "news",
    "legal",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail_modeladmin",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
]

# `sonla` brings only commands: no models, so it belongs to neither list.
INSTALLED_APPS = ["sonla", "demonstration", *SHARED_APPS, *TENANT_APPS]

MIDDLEWARE = [
    "sonla.middleware.HealthMiddleware",
    "sites.middleware.TenantMiddleware",
    # Outside everything that adds a header: a kept page has all of them.
    "sonla.page_cache.StorePageMiddleware",
    "sonla.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sonla.middleware.SiteLocaleMiddleware",
    "sonla.middleware.IncompleteFormMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "editorial.security.middleware.SessionLimitsMiddleware",
    "editorial.security.middleware.ActivityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "sonla.urls"
WSGI_APPLICATION = "sonla.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.frame.site_frame",
            ],
        },
    },
]

AUTH_USER_MODEL = "editorial.User"
