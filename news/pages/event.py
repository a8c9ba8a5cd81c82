from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import BodyBlock
from home.pages import BasePage
from home.text import stream_text
from sites.models import PublishedItem
from sites.register import published

from ..events.icalendar import Entry, calendar_file

MAX_DAYS = 31  # that an event is drawn on


class EventStatus(models.TextChoices):
    """What is certain about an event."""

    PLANNED = "du-kien", _("Planned")
    CONFIRMED = "xac-nhan", _("Confirmed")
    POSTPONED = "hoan", _("Postponed")
    CANCELLED = "huy", _("Cancelled")


SCHEMA_STATUS = {
    EventStatus.POSTPONED: "https://schema.org/EventPostponed",
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
}
CALENDAR_STATUS = {EventStatus.CONFIRMED: "CONFIRMED", EventStatus.CANCELLED: "CANCELLED"}


class EventPage(RoutablePageMixin, BasePage):
    """An event in the province (Arts. 16.7, 18; R118, R169)."""

    published_kind = "event"
    fills = "news"

    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=300)
    organiser = models.CharField(_("organiser"), max_length=300)
    status = models.CharField(
        _("status"), max_length=20, choices=EventStatus, default=EventStatus.CONFIRMED
    )
    participants = models.CharField(
        _("others who attend"),
        max_length=500,
        blank=True,
        help_text=_("Those who have no page of their own on this site."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("place"),
        index.SearchField("organiser"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("starts_at"),
                FieldPanel("ends_at"),
                FieldPanel("place"),
                FieldPanel("organiser"),
                FieldPanel("status"),
            ],
            _("Time and place"),
        ),
        MultipleChooserPanel(
            "leaders", chooser_field_name="leader", heading=_("Leaders who attend"),
            label=_("Leader"),
        ),
        FieldPanel("participants"),
        FieldPanel("body"),
    ]  # fmt: skip
    parent_page_types = ["news.EventIndexPage"]
    subpage_types: list[str] = []
    template = "news/event_page.html"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The end is before the beginning.")})

    @property
    def has_content(self) -> bool:
        return True

    @property
    def last_moment(self) -> Any:
        return self.ends_at or self.starts_at

    @property
    def is_over(self) -> bool:
        return bool(self.last_moment < timezone.now())

    @property
    def is_certain(self) -> bool:
        return self.status == EventStatus.CONFIRMED

    @property
    def days(self) -> list[date]:
        """The days it is on, a month of them at most."""
        first = timezone.localdate(self.starts_at)
        count = (timezone.localdate(self.last_moment) - first).days + 1
        return [first + timedelta(days=number) for number in range(min(count, MAX_DAYS))]

    @property
    def when(self) -> str:
        """From when to when, in one line."""
        begin = timezone.localtime(self.starts_at)
        if not self.ends_at:
            return str(formats.date_format(begin, "H:i d/m/Y"))
        end = timezone.localtime(self.ends_at)
        first = "H:i" if begin.date() == end.date() else "H:i d/m/Y"
        return f"{formats.date_format(begin, first)} – {formats.date_format(end, 'H:i d/m/Y')}"

    def plain_text(self) -> str:
        facts = f"{self.when} {self.place} {self.organiser} {self.participants}"
        return f"{facts} {stream_text(self.body)}".strip()

    def attending(self, request: HttpRequest) -> list[PublishedItem]:
        """Pages of the leaders who attend, in the editor's order."""
        wanted = [row.leader_id for row in self.leaders.all()]
        if not wanted:
            return []
        found = published(request.domain).filter(page_id__in=wanted)  # type: ignore[attr-defined]
        items = {item.page_id: item for item in found}
        return [items[page_id] for page_id in wanted if page_id in items]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["attending"] = self.attending(request)
        return context

    def calendar_entry(self, host: str, url: str) -> Entry:
        """The event for a calendar file; ``url``: of its page."""
        return Entry(
            uid=f"su-kien-{self.pk}@{host}",
            title=self.title,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            changed_at=self.last_published_at or self.starts_at,
            place=self.place,
            description=f"{self.summary}\n{self.organiser}".strip(),
            url=url,
            status=CALENDAR_STATUS.get(EventStatus(self.status), "TENTATIVE"),
        )

    @path("su-kien.ics/")  # Wagtail adds the slash; the address has none
    def as_file(self, request: HttpRequest) -> HttpResponse:
        """This event for a calendar."""
        host = request.domain.domain  # type: ignore[attr-defined]
        return calendar_file(self.title, [self.calendar_entry(host, self.full_url)])

    def schema_org(self) -> dict[str, Any]:
        return {
            "@type": "Event",
            "name": self.title,
            "description": self.description,
            "startDate": self.starts_at.isoformat(),
            "endDate": self.ends_at and self.ends_at.isoformat(),
            "location": {"@type": "Place", "name": self.place, "address": self.place},
            "organizer": {"@type": "Organization", "name": self.organiser},
            "eventStatus": SCHEMA_STATUS.get(
                EventStatus(self.status), "https://schema.org/EventScheduled"
            ),
        }
