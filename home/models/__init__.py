from .. import pages
from ..pages import *  # noqa: F403
from .banner import Banner
from .checked_link import CheckedLink
from .document import PortalDocument
from .image import PortalImage, Rendition
from .import_job import ImportJob
from .pasted_picture import PastedPicture
from .pasted_text import PastedText
from .public_service import PublicService
from .site_settings import SiteSettings

__all__ = [
    *pages.__all__,
    "Banner",
    "CheckedLink",
    "ImportJob",
    "PastedPicture",
    "PastedText",
    "PortalDocument",
    "PortalImage",
    "PublicService",
    "Rendition",
    "SiteSettings",
]
