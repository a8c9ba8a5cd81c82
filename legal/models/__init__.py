from ..pages import LegalDocumentPage, LegalLibraryPage, TreatyPage
from .file_text import FileText
from .issuing_body import IssuingBody, IssuingBodyName
from .kept_file import FileKind, KeptFile
from .legal_file import LegalFile
from .legal_relation import LegalRelation
from .treaty_document import TreatyDocument
from .treaty_file import TreatyFile
from .treaty_partner import TreatyPartner

__all__ = [
    "FileKind",
    "FileText",
    "IssuingBody",
    "IssuingBodyName",
    "KeptFile",
    "LegalDocumentPage",
    "LegalFile",
    "LegalLibraryPage",
    "LegalRelation",
    "TreatyDocument",
    "TreatyFile",
    "TreatyPage",
    "TreatyPartner",
]
