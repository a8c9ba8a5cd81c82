from ..pages import LegalDocumentPage, LegalLibraryPage
from .file_text import FileText
from .issuing_body import IssuingBody, IssuingBodyName
from .kept_file import FileKind, KeptFile
from .legal_file import LegalFile
from .legal_relation import LegalRelation

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
]
