from ..pages import LegalDocumentPage, LegalLibraryPage, TreatyPage
from .file_text import FileText
from .issuing_body import IssuingBody, IssuingBodyName
from .kept_file import FileKind, KeptFile
from .legal_file import LegalFile
from .legal_import import ImportState, LegalImport
from .legal_import_row import LegalImportRow, Outcome
from .legal_relation import LegalRelation
from .source_statement import SourceStatement
from .treaty_document import TreatyDocument
from .treaty_file import TreatyFile
from .treaty_partner import TreatyPartner

__all__ = [
    "FileKind",
    "FileText",
    "ImportState",
    "IssuingBody",
    "IssuingBodyName",
    "KeptFile",
    "LegalDocumentPage",
    "LegalFile",
    "LegalImport",
    "LegalImportRow",
    "LegalLibraryPage",
    "LegalRelation",
    "Outcome",
    "SourceStatement",
    "TreatyDocument",
    "TreatyFile",
    "TreatyPage",
    "TreatyPartner",
]
