from ..pages import ContentPage, HomePage, SectionPage
from .document import PortalDocument
from .image import PortalImage, Rendition
from .site_settings import SiteSettings

__all__ = [
    "ContentPage",
    "PortalDocument",
    "HomePage",
    "PortalImage",
    "Rendition",
    "SectionPage",
    "SiteSettings",
]
