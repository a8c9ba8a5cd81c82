from .legal_document_page import LegalDocumentPage
from .legal_library_page import LegalLibraryPage
from .treaty_page import TreatyPage

__all__ = ["LegalDocumentPage", "LegalLibraryPage", "TreatyPage"]
