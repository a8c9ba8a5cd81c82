from ..pages import LegalDocumentPage, LegalLibraryPage
from .issuing_body import IssuingBody, IssuingBodyName
from .legal_file import FileKind, LegalFile
from .legal_relation import LegalRelation

__all__ = [
    "FileKind",
    "IssuingBody",
    "IssuingBodyName",
    "LegalDocumentPage",
    "LegalFile",
    "LegalLibraryPage",
    "LegalRelation",
]
