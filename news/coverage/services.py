"""What the two sides do. The unit writes its own record and the register's row; the Provincial
Office answers in the register. Neither reads the other's schema."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from editorial.models import User
from sites.kinds import SiteKind
from sites.models import CoverageStatus, Organisation, SentCoverageRequest
from sites.tenancy import current_organisation, entered

from ..models import ArticlePage, CoverageAssignment, CoverageRequest
from .mails import tell_office, tell_reporter, tell_unit

COPIED = (
    "event", "starts_at", "place", "leaders", "inviting_unit",
    "contact_name", "contact_phone", "contact_email", "note",
)  # fmt: skip


class CoverageRefused(Exception):
    """What was asked for does not fit where the invitation stands; in words for an editor."""


def sent_row(request: CoverageRequest) -> SentCoverageRequest | None:
    """What the register says of an invitation of the current organisation."""
    return SentCoverageRequest.objects.filter(
        organisation=current_organisation(), request_id=request.pk
    ).first()


@transaction.atomic
def send(request: CoverageRequest) -> SentCoverageRequest:
    """Send an invitation, or what was changed in it.

    Raises:
        CoverageRefused: the Provincial Office is done with it already.
    """
    row = sent_row(request)
    if row is not None:
        row = _locked(row.pk)
        if not row.is_open:
            raise CoverageRefused(_("This invitation is closed and cannot be changed."))
    values = {name: getattr(request, name) for name in COPIED}
    row, _created = SentCoverageRequest.objects.update_or_create(
        organisation=current_organisation(), request_id=request.pk, defaults=values
    )
    _tell_office(row)
    return row


@transaction.atomic
def withdraw(request: CoverageRequest) -> None:
    """The unit takes its invitation back; the Provincial Office keeps seeing that it did."""
    row = sent_row(request)
    if row is not None and _locked(row.pk).is_open:
        SentCoverageRequest.objects.filter(pk=row.pk).update(status=CoverageStatus.WITHDRAWN)
        _tell_office(row)


@transaction.atomic
def assign(row: SentCoverageRequest, reporter: User) -> None:
    """The Provincial Office sends one of its reporters.

    Raises:
        CoverageRefused: the invitation is closed.
    """
    row = _open(row)
    CoverageAssignment.objects.update_or_create(sent=row, defaults={"reporter": reporter})
    _answer(row, CoverageStatus.ASSIGNED, reporter=str(reporter)[:200], reason="")
    tell_reporter.enqueue(row.pk)


@transaction.atomic
def decline(row: SentCoverageRequest, reason: str) -> None:
    """No reporter can come.

    Raises:
        CoverageRefused: the invitation is closed.
    """
    _answer(_open(row), CoverageStatus.DECLINED, reason=reason)


@transaction.atomic
def link_article(row: SentCoverageRequest, article: ArticlePage) -> None:
    """The event was covered: here is the article.

    Raises:
        CoverageRefused: nobody was assigned, or citizens cannot read the article.
    """
    row = _locked(row.pk)
    if row.status not in (CoverageStatus.ASSIGNED, CoverageStatus.DONE):
        raise CoverageRefused(_("Assign a reporter first."))
    url = article.full_url
    if not article.live or not url:
        raise CoverageRefused(_("Citizens cannot read this article yet: publish it first."))
    CoverageAssignment.objects.update_or_create(sent=row, defaults={"article": article})
    _answer(row, CoverageStatus.DONE, article_title=article.title[:300], article_url=url)


def _answer(row: SentCoverageRequest, status: str, **values: Any) -> None:
    for name, value in {"status": status, **values}.items():
        setattr(row, name, value)
    row.save()
    with entered(row.organisation):
        tell_unit.enqueue(row.pk)


def _open(row: SentCoverageRequest) -> SentCoverageRequest:
    row = _locked(row.pk)
    if not row.is_open:
        raise CoverageRefused(_("This invitation is closed and cannot be changed."))
    return row


def _locked(pk: int) -> SentCoverageRequest:
    """Two who answer at once do so one after the other."""
    return SentCoverageRequest.objects.select_for_update().get(pk=pk)


def _tell_office(row: SentCoverageRequest) -> None:
    """The mail is written in the Provincial Office's schema, by its own task."""
    office = Organisation.objects.real().filter(kind=SiteKind.PROVINCE).first()
    if office is not None:
        with entered(office):
            tell_office.enqueue(row.pk)
