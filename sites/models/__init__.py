from .category_review import CategoryReview
from .coverage_request import CoverageStatus, SentCoverageRequest
from .domain import Domain, DomainStatus
from .link_report import LinkReport
from .organisation import Organisation, OrganisationStatus
from .periodic_run import PeriodicRun
from .published_item import PublishedItem
from .scheduled_change import ScheduledChange
from .template_script import TemplateScript

__all__ = [
    "CategoryReview",
    "CoverageStatus",
    "Domain",
    "DomainStatus",
    "LinkReport",
    "Organisation",
    "OrganisationStatus",
    "PeriodicRun",
    "PublishedItem",
    "ScheduledChange",
    "SentCoverageRequest",
    "TemplateScript",
]
