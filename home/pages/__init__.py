from .base import BasePage
from .content_page import ContentPage
from .home_page import HomePage
from .section_page import SectionPage

__all__ = ["BasePage", "ContentPage", "HomePage", "SectionPage"]
