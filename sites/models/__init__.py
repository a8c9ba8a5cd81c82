from .category_review import CategoryReview
from .domain import Domain, DomainStatus
from .link_report import LinkReport
from .organisation import Organisation, OrganisationStatus
from .periodic_run import PeriodicRun
from .published_item import PublishedItem
from .scheduled_change import ScheduledChange
from .template_script import TemplateScript

__all__ = [
    "CategoryReview",
    "Domain",
    "DomainStatus",
    "LinkReport",
    "Organisation",
    "OrganisationStatus",
    "PeriodicRun",
    "PublishedItem",
    "ScheduledChange",
    "TemplateScript",
]
