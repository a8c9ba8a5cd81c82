"""Django settings, one small file a concern."""

from ..paths import ROOT
from .apps import *
from .caching import *
from .database import *
from .environment import ENVIRONMENT
from .i18n import *
from .jobs import *
from .legal import *
from .logs import *
from .mail import *
from .security import *
from .storage import *
from .wagtail import *

BASE_DOMAIN = ENVIRONMENT.base_domain
PUBLIC_PORT = ENVIRONMENT.public_port
PUBLIC_SCHEME = ENVIRONMENT.scheme
PORTAL_HOME = ENVIRONMENT.portal_home

# What fills a template organisation: when one of these changes, templates are captured anew.
TEMPLATE_SOURCES = [
    ROOT / source
    for source in (
        "sites/blueprints.py",
        "home/builder.py",
        "home/starting_content.py",
        "editorial/roles.py",
        "editorial/board.py",
        "search/wagtail_backend.py",
        "sites/published.py",
    )
]
