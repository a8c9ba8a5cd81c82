"""What the screens of this package share."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic


class ExplainedIndex(generic.IndexView):
    """A list with what it is for above it; ``related``: what its rows name."""

    template_name = "editorial/people/explained_list.html"
    explanation: Any = ""
    related: tuple[str, ...] = ()

    def get_base_queryset(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_base_queryset()
        return rows.select_related(*self.related) if self.related else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "explanation": self.explanation}


class DayColumn(Column):
    """A day written out; Wagtail's own says how long ago it was, and these may be to come."""

    def get_value(self, instance: Any) -> str:
        day = super().get_value(instance)
        return str(date_format(day, "d/m/Y")) if day else ""


def last_years(count: int, *, first: int | None = None) -> list[str]:
    """Years to choose from, as text: numbers would be written 2.026."""
    newest = first or timezone.localdate().year
    return [str(year) for year in range(newest, newest - count, -1)]


def year_asked(request: HttpRequest) -> int:
    """The year of ``?nam=``; this year when it names none."""
    asked = request.GET.get("nam", "")
    is_year = asked.isascii() and asked.isdecimal() and len(asked) == 4
    return (int(asked) if is_year else 0) or timezone.localdate().year


class RightItem(MenuItem):
    """An item of the menu for those who have a right."""

    def __init__(self, label: Any, url: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(label, url, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))
