from .legal_document_page import LegalDocumentPage
from .legal_library_page import LegalLibraryPage

__all__ = ["LegalDocumentPage", "LegalLibraryPage"]
