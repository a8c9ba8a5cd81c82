from ..pages import LegalDocumentPage, LegalLibraryPage
from .issuing_body import IssuingBody, IssuingBodyName
from .legal_file import FileKind, LegalFile
from .legal_import import ImportState, LegalImport
from .legal_import_row import LegalImportRow, Outcome
from .legal_relation import LegalRelation
from .source_statement import SourceStatement

__all__ = [
    "FileKind",
    "ImportState",
    "IssuingBody",
    "IssuingBodyName",
    "LegalDocumentPage",
    "LegalFile",
    "LegalImport",
    "LegalImportRow",
    "LegalLibraryPage",
    "LegalRelation",
    "Outcome",
    "SourceStatement",
]
