"""The calendar of events and the series of the demonstration; both say what they are."""

import json
from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Page

from news.models import EventIndexPage, EventPage, NewsIndexPage, Series

from .bodies import Bodies
from .texts import Event

TITLE, SLUG = "Lịch sự kiện", "lich-su-kien"
DESCRIPTION = "Nội dung minh họa: các bài đọc lần lượt, từ kỳ này sang kỳ sau."
BEGINS, ENDS = time(8, 0), time(11, 0)


def series_named(title: str) -> Series | None:
    """The series with this title, made when it is not there."""
    if not title:
        return None
    return Series.objects.get_or_create(title=title, defaults={"description": DESCRIPTION})[0]


def fill_events(home: Page, events: list[Event], bodies: Bodies) -> None:
    """A calendar below the site's news, with its events; nothing where it stands already."""
    news = NewsIndexPage.objects.descendant_of(home).first()
    if not events or news is None or EventIndexPage.objects.descendant_of(home).exists():
        return
    index = EventIndexPage(
        title=TITLE, slug=SLUG, summary="Nội dung minh họa.", show_in_menus=True,
        locale_id=news.locale_id,
    )  # fmt: skip
    news.add_child(instance=index)
    index.save_revision().publish()
    for event in events:
        day = timezone.localdate() + timedelta(days=event.in_days)
        begin, end = (timezone.make_aware(datetime.combine(day, at)) for at in (BEGINS, ENDS))
        page = EventPage(
            title=bodies.text(event.title), summary=bodies.text(event.summary),
            organiser=bodies.text(event.organiser), place=bodies.text(event.place),
            starts_at=begin, ends_at=end, body=json.dumps(bodies.article(event.body)),
            locale_id=news.locale_id,
        )  # fmt: skip
        index.add_child(instance=page)
        page.save_revision().publish()
