from ..pages import LegalDocumentPage, LegalLibraryPage
from .effect_period import EffectPeriod
from .issuing_body import IssuingBody, IssuingBodyName
from .legal_entry import LegalEntry
from .legal_file import FileKind, LegalFile
from .legal_relation import LegalRelation

__all__ = [
    "EffectPeriod",
    "FileKind",
    "IssuingBody",
    "IssuingBodyName",
    "LegalDocumentPage",
    "LegalEntry",
    "LegalFile",
    "LegalLibraryPage",
    "LegalRelation",
]
