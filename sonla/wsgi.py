"""The WSGI application: kept pages first, Django behind them."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sonla.settings")

django_application = get_wsgi_application()

from sonla.page_cache import FromPageStore  # noqa: E402 - needs the apps that are now ready

application = FromPageStore(django_application)
