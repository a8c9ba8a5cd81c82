"""Calendar files (RFC 5545): lines of 75 octets, texts escaped, times in UTC."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponse

LINE = 75  # octets, without the line's end
PRODUCT = "-//Son La//Portal//VI"
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True)
class Entry:
    """One event. ``status``: of RFC 5545 (3.8.1.11)."""

    uid: str
    title: str
    starts_at: datetime
    changed_at: datetime
    ends_at: datetime | None = None
    place: str = ""
    description: str = ""
    url: str = ""
    status: str = "CONFIRMED"


def calendar_file(name: str, entries: Iterable[Entry]) -> HttpResponse:
    """The events as a file that calendars take in; ``name``: of the calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for entry in entries:
        lines += _lines(entry)
    lines.append("END:VCALENDAR")
    text = "".join(f"{part}\r\n" for line in lines for part in folded(line))
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="su-kien.ics"'
    return response


def _lines(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(entry.uid)}"
    yield f"DTSTAMP:{_moment(entry.changed_at)}"
    yield f"DTSTART:{_moment(entry.starts_at)}"
    if entry.ends_at:
        yield f"DTEND:{_moment(entry.ends_at)}"
    texts = {"SUMMARY": entry.title, "LOCATION": entry.place, "DESCRIPTION": entry.description}
    for name, text in texts.items():
        if text:
            yield f"{name}:{escaped(text)}"
    if entry.url:
        yield f"URL:{entry.url}"
    yield f"STATUS:{entry.status}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text value; control characters, which no calendar takes, are dropped."""
    kept = "".join(letter for letter in text if letter >= " " or letter in "\r\n\t")
    return kept.translate(_ESCAPES)


def folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets; no letter is cut in two."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + octets
    yield part


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
