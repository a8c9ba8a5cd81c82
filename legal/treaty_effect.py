"""The effect of a treaty on a day, from its days alone: never typed by hand (R106).

``RULES`` say it once for Python and for the database: the first whose day has come holds.
"""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, QuerySet, Value, When

from .vocabularies.treaties import TreatyStatus

RULES = (
    (TreatyStatus.TERMINATED, "terminated_on"),
    (TreatyStatus.EXPIRED, "expires_on"),
    (TreatyStatus.IN_FORCE, "effective_on"),
    (TreatyStatus.PROVISIONAL, "provisional_from"),
)
COMING = ("effective_on", "provisional_from")  # days that say that it will be in force


def status_on(treaty: Any, day: date) -> TreatyStatus:
    for status, name in RULES:
        begins = getattr(treaty, name)
        if begins and begins <= day:
            return status
    is_coming = any(getattr(treaty, name) for name in COMING)
    return TreatyStatus.NOT_YET if is_coming else TreatyStatus.UNKNOWN


def with_status(treaties: QuerySet[Any], status: str, day: date) -> QuerySet[Any]:
    """Those of ``treaties`` that have the status on the day."""
    begun = [When(**{f"{name}__lte": day}, then=Value(str(status))) for status, name in RULES]
    coming = [When(**{f"{name}__gt": day}, then=Value(TreatyStatus.NOT_YET)) for name in COMING]
    unknown = Value(TreatyStatus.UNKNOWN)
    found = Case(*begun, *coming, default=unknown, output_field=CharField())
    return treaties.alias(status_then=found).filter(status_then=status)


def changes_after(treaty: Any, day: date) -> list[date]:
    """Days still to come on which the status may change."""
    days = {getattr(treaty, name) for _status, name in RULES}
    return sorted(each for each in days if each and each > day)
