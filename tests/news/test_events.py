"""Events: list, month, calendar files (RFC 5545), structured data; R118, R169."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.models import CategoryListPage, LeaderPage
from news.events.icalendar import Entry, calendar_file, escaped, folded
from news.events.month import Month
from news.models import EventIndexPage, EventLeader, EventPage, NewsIndexPage
from sites.models import PublishedItem
from sites.tenancy import entered
from sonla.page_cache import store

PATH = "/tin-tuc/lich-su-kien/"


def at(text):
    return timezone.make_aware(datetime.fromisoformat(text))


def make_index(organisation):
    with entered(organisation):
        index = EventIndexPage(title="Lịch sự kiện", slug="lich-su-kien")
        NewsIndexPage.objects.get().add_child(instance=index)
        index.save_revision().publish()
        return index


def make_event(index, title, starts_at, organisation, *, publish=True, **fields):
    values = {"place": "Quảng trường Tây Bắc", "organiser": "Sở thử nghiệm"} | fields
    with entered(organisation):
        index = EventIndexPage.objects.get(pk=index.pk)
        event = EventPage(title=title, starts_at=starts_at, live=False, **values)
        index.add_child(instance=event)
        revision = event.save_revision()
        if publish:
            revision.publish()
        return EventPage.objects.get(pk=event.pk)


@pytest.fixture
def index(network):
    return make_index(network.commune)


@pytest.fixture
def soon(network, index):
    """An event in three days."""
    moment = timezone.now() + timedelta(days=3)
    return make_event(index, "Ngày hội hoa ban", moment, network.commune, summary="Ba ngày hội.")


def test_r169_coming_events_stand_first_past_ones_apart(network, browse, index):
    now = timezone.now()
    for title, days in (("Sau", 9), ("Trước", 2), ("Đã qua", -4)):
        make_event(index, title, now + timedelta(days=days), network.commune)
    make_event(index, "Nháp", now + timedelta(days=1), network.commune, publish=False)
    running = make_event(
        index, "Đang diễn ra", now - timedelta(days=1), network.commune,
        ends_at=now + timedelta(days=1),
    )  # fmt: skip
    client = browse(network.commune)
    titles = [event.title for event in client.get(PATH).context["items"]]
    assert titles == ["Đang diễn ra", "Trước", "Sau"]
    past = client.get(f"{PATH}?xem=da-qua").context["items"]
    assert [event.title for event in past] == ["Đã qua"]
    assert not running.is_over


def test_r169_an_event_is_found_like_everything_published(network, browse, soon):
    row = PublishedItem.objects.get(kind="event")
    assert (row.category, row.page_id) == ("news", soon.pk)
    found = browse(network.commune).get("/tim-kiem/?q=ngay+hoi+hoa+ban&loai=event")
    assert "Ngày hội hoa ban" in found.content.decode()


def test_r169_the_month_is_a_table_of_whole_weeks(network, browse, index):
    make_event(index, "Cuối tháng", at("2027-02-27 08:00"), network.commune,
               ends_at=at("2027-03-02 17:00"))  # fmt: skip
    client = browse(network.commune)
    for month, days in (("2027-02", [27, 28, 1, 2]), ("2027-03", [27, 28, 1, 2])):
        response = client.get(f"{PATH}?thang={month}")
        weeks = response.context["weeks"]
        assert all(len(week) == 7 and week[0].day.weekday() == 0 for week in weeks)
        drawn = [day.day.day for week in weeks for day in week if day.events]
        assert set(drawn) <= set(days)
        assert {1, 28} & set(drawn)
        assert "Cuối tháng" in response.content.decode()
    text = client.get(f"{PATH}?thang=2027-02").content.decode()
    assert "?thang=2027-01" in text
    assert "?thang=2027-03" in text
    assert "<caption" in text
    assert 'scope="col"' in text


@pytest.mark.parametrize(
    "month",
    ["2027-13", "2027-00", "1999-12", "2101-01", "9999-99", "x", "", "２０２７-01", "2027-1"],
)
def test_months_that_are_none_are_not_found(network, browse, index, month):
    assert browse(network.commune).get(f"{PATH}?thang={month}").status_code == 404


def test_the_first_and_the_last_month_lead_nowhere_further():
    assert Month.parse("2000-01").previous is None
    assert Month.parse("2100-12").next is None
    assert str(Month.parse("2026-12").next) == "2027-01"


def test_an_event_ends_after_it_begins(network, index):
    with entered(network.commune), pytest.raises(ValidationError, match="ends_at"):
        EventPage(
            title="Ngược", slug="nguoc", starts_at=at("2027-01-02 08:00"), place="A",
            organiser="B", ends_at=at("2027-01-01 08:00"), path="000100010001", depth=3,
        ).clean()  # fmt: skip


def make_leader(organisation):
    with entered(organisation):
        parent = CategoryListPage.objects.get(category="leaders")
        leader = LeaderPage(title="Nguyễn Văn Mẫu", positions="Chủ tịch", duties="Chung")
        parent.add_child(instance=leader)
        leader.save_revision().publish()
        return leader


def test_r118_an_event_says_all_that_is_known(
    network, browse, index, django_assert_max_num_queries
):
    leader = make_leader(network.commune)
    event = make_event(
        index, "Khai mạc", at("2027-03-08 07:30"), network.commune, publish=False,
        ends_at=at("2027-03-08 11:00"), status="hoan", participants="Đại diện các xã",
        summary="Khai mạc ngày hội.",
    )  # fmt: skip
    with entered(network.commune):
        event.leaders.add(EventLeader(leader=leader))
        event.save_revision().publish()
    client = browse(network.commune)
    client.get(f"{PATH}khai-mac/")
    store.clear()
    with django_assert_max_num_queries(10):
        text = client.get(f"{PATH}khai-mac/").content.decode()
    for shown in (
        "07:30 – 11:00 08/03/2027", "Quảng trường Tây Bắc", "Sở thử nghiệm", "Hoãn",
        ">Nguyễn Văn Mẫu</a>, Đại diện các xã",
    ):  # fmt: skip
        assert shown in text, shown
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    described = json.loads(found[1])["@graph"][0]
    assert described["@type"] == "Event"
    assert described["startDate"].startswith("2027-03-08T")
    assert described["eventStatus"] == "https://schema.org/EventPostponed"
    assert described["location"]["name"] == "Quảng trường Tây Bắc"


def unfolded(response):
    """Lines of a calendar file as a calendar reads them."""
    raw = response.content
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    return raw.decode().replace("\r\n ", "").split("\r\n")


def test_r169_one_event_and_the_list_go_into_a_calendar(network, browse, index):
    make_event(
        index, "Hội nghị; bàn về nông, lâm \\ thủy sản và nhiều việc khác nữa của toàn tỉnh",
        at("2030-03-08 07:30"), network.commune, slug="hoi-nghi", status="huy",
        ends_at=at("2030-03-08 11:00"), summary="Dòng một\nDòng hai",
    )  # fmt: skip
    client = browse(network.commune)
    for path in (f"{PATH}su-kien.ics", f"{PATH}hoi-nghi/su-kien.ics"):
        response = client.get(path)
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        lines = unfolded(response)
        assert lines[0] == "BEGIN:VCALENDAR"
        assert lines[-2:] == ["END:VCALENDAR", ""]
        assert "DTSTART:20300308T003000Z" in lines
        assert "DTEND:20300308T040000Z" in lines
        assert "STATUS:CANCELLED" in lines
        title = next(line for line in lines if line.startswith("SUMMARY:"))
        assert title.startswith("SUMMARY:Hội nghị\\; bàn về nông\\, lâm \\\\ thủy sản")
        assert "DESCRIPTION:Dòng một\\nDòng hai\\nSở thử nghiệm" in lines
        assert any(re.match(r"UID:su-kien-\d+@tohieu", line) for line in lines)
        assert any(line.startswith("URL:http://") for line in lines)
        assert any(re.match(r"DTSTAMP:\d{8}T\d{6}Z$", line) for line in lines)


def test_lines_are_folded_between_letters_not_within():
    parts = list(folded("SUMMARY:" + "ẵ" * 100))
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == "SUMMARY:" + "ẵ" * 100


def test_nothing_typed_makes_a_line_of_its_own():
    entry = Entry("1", "A\r\nBEGIN:VEVENT\nX\x00", timezone.now(), timezone.now())
    lines = unfolded(calendar_file("Lịch", [entry]))
    assert lines.count("BEGIN:VEVENT") == 1
    assert escaped("a\x07b") == "ab"


def test_a_calendar_of_300_events_costs_no_more_statements(
    network, browse, index, django_assert_max_num_queries
):
    moment = timezone.now() + timedelta(days=1)
    for number in range(30):
        make_event(index, f"Sự kiện {number}", moment, network.commune)
    client = browse(network.commune)
    client.get(PATH)
    for path in (PATH, f"{PATH}?trang=2", f"{PATH}su-kien.ics"):
        store.clear()
        with django_assert_max_num_queries(10):
            assert client.get(path).status_code == 200


def test_events_of_one_organisation_are_not_on_anothers_page(network, browse, index, soon):
    make_index(network.department)
    client = browse(network.department)
    for path in (PATH, f"{PATH}su-kien.ics"):
        assert "hoa ban" not in client.get(path).content.decode()
    assert client.get(f"{PATH}{soon.slug}/").status_code == 404
