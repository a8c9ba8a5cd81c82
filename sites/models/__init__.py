from .board_record import BoardRecord
from .category_review import CategoryReview
from .contact_record import ContactRecord
from .coverage_request import CoverageStatus, SentCoverageRequest
from .domain import Domain, DomainStatus
from .link_report import LinkReport
from .network_settings import NetworkSettings
from .organisation import Organisation, OrganisationStatus
from .periodic_run import PeriodicRun
from .published_item import PublishedItem
from .scheduled_change import ScheduledChange
from .template_script import TemplateScript

__all__ = [
    "BoardRecord",
    "CategoryReview",
    "ContactRecord",
    "CoverageStatus",
    "Domain",
    "DomainStatus",
    "LinkReport",
    "NetworkSettings",
    "Organisation",
    "OrganisationStatus",
    "PeriodicRun",
    "PublishedItem",
    "ScheduledChange",
    "SentCoverageRequest",
    "TemplateScript",
]
