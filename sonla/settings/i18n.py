"""Vietnamese first; the English site activates the locale of its own root page."""

from django.utils.translation import gettext_lazy as _

from ..paths import ROOT

LANGUAGE_CODE = "vi"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
# Ours, then ours for the packages: Wagtail itself is mostly untranslated in Vietnamese.
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale_packages"]
FORMAT_MODULE_PATH = ["sonla.formats"]
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

# A translation starts as a draft: never live at once with Vietnamese text.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# The endpoints of the translation editor answer JSON: REST framework's own pages are not installed.
REST_FRAMEWORK = {"DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]}
