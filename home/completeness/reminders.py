"""Mails to editors before a category is due to be looked at again (R134)."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urljoin

from django.core.mail import send_mail
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.recipients import responsible_editors
from sites.completeness import CategoryState, SiteState, network_state
from sites.models import CategoryReview, Organisation
from sites.tenancy import entered

from .states import own_states


def remind_everywhere() -> None:
    """Hand a mail to the worker for every organisation that something is due for; called
    by the worker once a day. Reads the register only."""
    for organisation in _organisations_to_remind(network_state()):
        with entered(organisation):
            remind.enqueue()


def _organisations_to_remind(states: Iterable[SiteState]) -> list[Organisation]:
    found = {state.domain.tenant_id: state.domain.tenant for state in states if _due_in(state)}
    return list(found.values())


def _due_in(site: SiteState) -> list[CategoryState]:
    return [each for each in site.categories if _is_to_be_reminded(each)]


def _is_to_be_reminded(state: CategoryState) -> bool:
    """Due soon or already, and no mail has said so yet."""
    return state.is_due_soon and state.review.reminded_for != _day(state)


def _day(state: CategoryState) -> date | None:
    return timezone.localdate(state.due) if state.due else None


@task()
def remind() -> None:
    """One mail to those who answer for the current organisation's sites. What it said is
    noted only when it was sent: a mail that failed is tried again the next day."""
    sites = [(site, due) for site in own_states() if (due := _due_in(site))]
    recipients = [user.email for user in responsible_editors()]
    if not sites or not recipients:
        return
    link = urljoin(sites[0][0].domain.url, reverse("site_completeness"))
    text = render_to_string("home/mail/review_reminder.txt", {"sites": sites, "link": link})
    send_mail(_("Information to be looked at again"), text, None, recipients)
    for site, categories in sites:
        for each in categories:
            CategoryReview.objects.update_or_create(
                domain=site.domain,
                category=each.category.code,
                defaults={"reminded_for": _day(each)},
            )
