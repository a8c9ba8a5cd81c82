"""What the worker does by itself, and how often."""

from datetime import timedelta

from .environment import ENVIRONMENT

PERIODIC_JOBS = {
    "links": ("home.links.tasks.begin_everywhere", timedelta(days=7)),
    "workflow": ("editorial.workflow.notifications.remind_everywhere", timedelta(days=1)),
    "reviews": ("home.completeness.reminders.remind_everywhere", timedelta(days=1)),
    "boards": ("editorial.boards.tasks.refresh_due", timedelta(days=1)),
    "collaborators": (
        "editorial.people.collaborators.terms.refresh_everywhere",
        timedelta(days=1),
    ),
    "training": ("editorial.people.training.records.refresh_everywhere", timedelta(days=1)),
    "legal-effect": ("legal.tasks.move_everywhere", timedelta(days=1)),
    "legal-sources": ("legal.exchange.jobs.compare_everywhere", timedelta(days=1)),
    "activity-log": ("editorial.security.retention.prune_everywhere", timedelta(days=7)),
}
REVIEW_NOTICE_DAYS = 14  # a mail goes out so long before a category must be looked at again
LINK_CHECKER_NAME = f"SonLaPortalLinkChecker/1.0 (+https://{ENVIRONMENT.base_domain}/)"
