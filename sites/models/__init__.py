from .domain import Domain, DomainStatus
from .organisation import Organisation, OrganisationStatus
from .published_item import PublishedItem
from .scheduled_change import ScheduledChange
from .template_script import TemplateScript

__all__ = [
    "Domain",
    "DomainStatus",
    "Organisation",
    "OrganisationStatus",
    "PublishedItem",
    "ScheduledChange",
    "TemplateScript",
]
