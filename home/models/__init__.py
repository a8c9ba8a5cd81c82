from .. import pages
from ..pages import *  # noqa: F403
from .document import PortalDocument
from .image import PortalImage, Rendition
from .site_settings import SiteSettings

__all__ = [*pages.__all__, "PortalDocument", "PortalImage", "Rendition", "SiteSettings"]
