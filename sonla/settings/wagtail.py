"""Wagtail and its contrib apps."""

from django.utils.translation import gettext_lazy

from sites.addresses import lazy_admin_base_url

from .environment import ENVIRONMENT

FILTERS_EMPTY_CHOICE_LABEL = gettext_lazy("All")  # of django-filter

WAGTAIL_SITE_NAME = "Cổng thông tin điện tử tỉnh Sơn La"
PROVINCE_NAME, PROVINCE_NAME_EN = "tỉnh Sơn La", "Sơn La Province"
WAGTAILADMIN_BASE_URL = lazy_admin_base_url()
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_PASSWORD_RESET_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "editorial.workflow.finishing.publish_approved"
# What was checked is what is published: a change during the workflow begins it again.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False
TAGGIT_CASE_INSENSITIVE = True

WAGTAILIMAGES_IMAGE_MODEL = "home.PortalImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.media_library.forms.PictureForm"
PICTURE_MAX_SIDE = 4096  # pixels; what is larger is scaled down when it is uploaded
WAGTAILDOCS_DOCUMENT_MODEL = "home.PortalDocument"
WAGTAILDOCS_EXTENSIONS = [
    "csv", "doc", "docx", "jpeg", "jpg", "odp", "ods", "odt", "pdf", "png", "ppt", "pptx", "tif",
    "tiff", "txt", "xls", "xlsx", "zip",
]  # fmt: skip
# Downloaded, never shown inside the site: nothing in a file can run there.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"
IMPORT_MAX_BYTES = 20 * 1024 * 1024
IMPORT_MAX_ROWS = 20_000
DOCUMENT_MAX_UPLOAD_SIZE = 50 * 1024 * 1024

WAGTAILEMBEDS_RESPONSIVE_HTML = True
WAGTAILEMBEDS_FINDERS = [{"class": "home.embeds.AllowListFinder"}]

WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "search.wagtail_backend"},
}

if ENVIRONMENT.frontend_cache_url:
    WAGTAILFRONTENDCACHE = {
        "nginx": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": ENVIRONMENT.frontend_cache_url,
        },
    }

# Domains of official addresses (Art. 16.6).
OFFICIAL_EMAIL_DOMAINS = ["gov.vn", "chinhphu.vn", "quochoi.vn"]
# Where banners may lead, beside the sites of the network (R217): the state, the Party.
OFFICIAL_LINK_DOMAINS = [*OFFICIAL_EMAIL_DOMAINS, "dangcongsan.vn"]

SERVICE_PORTAL_URL = ENVIRONMENT.service_portal_url
