from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from home.pages import BasePage
from home.pagination import page_of

from ..events.icalendar import calendar_file
from ..events.month import PARAMETER, Month
from .event import EventPage

PER_PAGE = 20
FILE_LIMIT = 200  # events of a calendar file
MONTH_LIMIT = 300  # events drawn in a month


class EventIndexPage(RoutablePageMixin, BasePage):
    """The events of a site: those to come first, a month as a table, a calendar file (R169)."""

    parent_page_types = ["home.HomePage", "home.SectionPage", "news.NewsIndexPage"]
    subpage_types = ["news.EventPage"]
    template = "news/event_index_page.html"

    class Meta:
        verbose_name = _("calendar of events")
        verbose_name_plural = _("calendars of events")

    def events(self) -> QuerySet[EventPage]:
        """What citizens can read."""
        events = EventPage.objects.child_of(self).live().public()
        return events.annotate(last=Coalesce("ends_at", "starts_at"))

    def coming(self) -> QuerySet[EventPage]:
        """Those that are not over, the next first."""
        return self.events().filter(last__gte=timezone.now()).order_by("starts_at", "pk")

    def past(self) -> QuerySet[EventPage]:
        return self.events().filter(last__lt=timezone.now()).order_by("-starts_at", "pk")

    def in_month(self, month: Month) -> QuerySet[EventPage]:
        """Those on any day of the month."""
        begin, end = month.bounds
        during = Q(starts_at__lt=end, last__gte=begin)
        return self.events().filter(during).order_by("starts_at", "pk")[:MONTH_LIMIT]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        asked = request.GET.get(PARAMETER)
        month = Month.of(timezone.localdate()) if asked is None else Month.parse(asked)
        if month is None:
            raise Http404
        of_month = list(self.in_month(month))
        context["month"] = month
        context["weeks"] = month.weeks(of_month)
        context["is_past"] = request.GET.get("xem") == "da-qua"
        listed: Any = self.past() if context["is_past"] else self.coming()
        context["items"] = page_of(request, listed, PER_PAGE)
        context["of_month"] = of_month
        return context

    @path("su-kien.ics/")  # Wagtail adds the slash; the address has none
    def as_file(self, request: HttpRequest) -> HttpResponse:
        """The events to come, for a calendar."""
        host, base = request.domain.domain, self.full_url  # type: ignore[attr-defined]
        entries = (e.calendar_entry(host, f"{base}{e.slug}/") for e in self.coming()[:FILE_LIMIT])
        return calendar_file(self.title, entries)
