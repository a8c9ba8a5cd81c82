from .board_record import BoardRecord
from .category_review import CategoryReview
from .contact_record import ContactRecord
from .coverage_request import CoverageStatus, SentCoverageRequest
from .domain import Domain, DomainStatus
from .legal_entry import LegalEntry
from .legal_words import LegalWords
from .link_report import LinkReport
from .network_settings import NetworkSettings
from .organisation import Organisation, OrganisationStatus
from .periodic_run import PeriodicRun
from .province_request import ProvinceRequest
from .published_item import PublishedItem
from .request_to_unit import RequestToUnit
from .scheduled_change import ScheduledChange
from .sent_collaborator import ENTRY_FIELDS, CollaboratorEntry, SentCollaborator
from .sent_collaborator_list import CollaboratorListStatus, SentCollaboratorList
from .template_script import TemplateScript
from .training_record import TrainingRecord

__all__ = [
    "BoardRecord",
    "CategoryReview",
    "CollaboratorEntry",
    "CollaboratorListStatus",
    "ContactRecord",
    "CoverageStatus",
    "Domain",
    "DomainStatus",
    "ENTRY_FIELDS",
    "LegalEntry",
    "LegalWords",
    "LinkReport",
    "NetworkSettings",
    "Organisation",
    "OrganisationStatus",
    "PeriodicRun",
    "ProvinceRequest",
    "PublishedItem",
    "RequestToUnit",
    "ScheduledChange",
    "SentCollaborator",
    "SentCollaboratorList",
    "SentCoverageRequest",
    "TemplateScript",
    "TrainingRecord",
]
