"""Writing down what somebody did with a text."""

from typing import Any

from wagtail.models import Page

from ..models.review_record import ReviewAct, ReviewRecord


def record(page: Page, user: Any, act: ReviewAct, **fields: Any) -> ReviewRecord:
    """A line of the text's history, for the version that is the newest now."""
    values = {"revision_id": page.latest_revision_id, **fields}
    return ReviewRecord.objects.create(
        page_id=page.pk,
        page_title=page.draft_title or page.title,
        user=user,
        user_name=str(user)[:255],
        act=act,
        **values,
    )
