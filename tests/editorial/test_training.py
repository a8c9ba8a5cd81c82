"""Courses of the board, profiles of editors, and who was trained in a year (R208, R219)."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from editorial.models import (
    BoardMember,
    EditorProfile,
    SectionDuty,
    TrainingCourse,
    TrainingParticipant,
)
from editorial.models.collaborator_list import this_year
from editorial.people.training import records
from editorial.people.training.people import board_people, coverage, person_of
from editorial.roles import APPROVER, BOARD_HEAD, COLLABORATOR, EDITOR, NETWORK_OPERATOR, WRITER
from sites.models import TrainingRecord
from sites.tenancy import entered
from tests.editorial.boards import make_board
from tests.editorial.people import signed_in, work
from tests.factories import make_user

pytestmark = pytest.mark.django_db
COURSES = "/quan-tri/boi-duong/"
YEAR = "/quan-tri/boi-duong/nam/"
PROFILES = "/quan-tri/ho-so-bien-tap/"
NETWORK = "/quan-tri/mang-luoi/boi-duong/"


def make_course(organisation, *people, day=None, name="Kỹ năng viết tin, bài"):
    """A course with accounts and names."""
    with entered(organisation):
        day = day or timezone.localdate()
        course = TrainingCourse(
            name=name, kind="writing", organiser="Sở", from_day=day, until_day=day, hours=8
        )
        course.participants = [
            TrainingParticipant(full_name=each)
            if isinstance(each, str)
            else TrainingParticipant(account=each)
            for each in people
        ]
        course.save()
        return course


def form(*rows, **fields):
    today = f"{timezone.localdate():%d/%m/%Y}"
    data = {
        "name": "Kỹ năng viết tin, bài",
        "kind": "writing",
        "organiser": "Sở Thông tin và Truyền thông",
        "from_day": today,
        "until_day": today,
        "hours": "8",
        "place": "Sơn La",
        "document_number": "12/KH",
        "document_file": "",
        "participants-TOTAL_FORMS": len(rows),
        "participants-INITIAL_FORMS": 0,
        "participants-MIN_NUM_FORMS": 0,
        "participants-MAX_NUM_FORMS": 1000,
    }
    for number, row in enumerate(rows):
        values = {
            "id": "",
            "ORDER": number + 1,
            "DELETE": "",
            "account": "",
            "full_name": "",
            "certificate_number": "",
            "certificate_file": "",
            **row,
        }
        data |= {f"participants-{number}-{key}": value for key, value in values.items()}
    return data | fields


@pytest.fixture
def head(network, browse):
    return signed_in(network.commune, browse, BOARD_HEAD, "truong-ban@example.org")


def row_of(organisation, year=None):
    return TrainingRecord.objects.get(organisation=organisation, year=year or this_year())


def test_r219_a_course_is_entered_with_accounts_and_named_people(head, network):
    rows = [{"account": head.user.pk, "certificate_number": "CC-1"}, {"full_name": "Cầm Văn Minh"}]
    response = head.post(f"{COURSES}new/", form(*rows))
    assert response.status_code == 302, response.context["form"].errors
    with entered(network.commune):
        course = TrainingCourse.objects.get()
        names = [each.full_name for each in course.participants.all()]
    assert names == [str(head.user), "Cầm Văn Minh"]
    assert "Kỹ năng viết tin, bài" in head.get(COURSES).content.decode()
    assert head.get(f"{COURSES}edit/{course.pk}/").status_code == 200
    row = row_of(network.commune)
    assert (row.courses, row.people, row.trained) == (1, 1, 1)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"until_day": "01/01/2020"}, "until_day"),
        ({"until_day": "01/01/2099"}, "until_day"),
        ({"from_day": "khong"}, "from_day"),
        ({"hours": "0"}, "hours"),
        ({"hours": "-3"}, "hours"),
        ({"kind": "x"}, "kind"),
        ({"name": ""}, "name"),
        ({"participants-0-full_name": "", "participants-0-certificate_number": "1"}, "full_name"),
        ({"participants-0-account": "99999"}, "account"),
        ({"participants-1-full_name": " cầm  văn MINH"}, "full_name"),
    ],
)
def test_bad_input_is_told_beside_the_field(head, fields, wrong):
    rows = [{"full_name": "Cầm Văn Minh"}, {"full_name": "Lò Thị Mai"}]
    response = head.post(f"{COURSES}new/", form(*rows, **fields))
    assert response.status_code == 200
    bound = response.context["form"]
    found = {**bound.errors}
    for each in bound.formsets["participants"].forms:
        found |= each.errors
    assert wrong in found
    assert not TrainingRecord.objects.exists()


def test_r219_who_was_trained_this_year_and_who_was_not(head, network):
    make_board(network.commune, head="Cầm Văn Minh")
    trained = make_user(network.commune, WRITER, "co-hoc@example.org")
    with entered(network.commune):
        trained.last_name, trained.first_name = "Lò Thị", "Mai"
        trained.save()
    make_user(network.commune, COLLABORATOR, "ctv@example.org")
    make_course(network.commune, trained, "CẦM  Văn Minh")
    make_course(network.commune, head.user, day=date(this_year() - 1, 6, 1), name="Năm trước")
    with entered(network.commune):
        found = coverage(this_year())
        states = {person.name: person.is_trained for person in found.people}
        before = coverage(this_year() - 1)
    assert states == {"Lò Thị Mai": True, "Cầm Văn Minh": True, str(head.user): False}
    assert (found.trained, found.untrained, found.courses) == (2, 1, 1)
    assert before.trained == 1
    page = head.get(YEAR).content.decode()
    assert "Năm trước" not in page
    assert "Năm trước" in head.get(f"{YEAR}?nam={this_year() - 1}").content.decode()
    book = load_workbook(BytesIO(head.get(f"{YEAR}?xuat=xlsx").content))
    people = {row[0].value: row[3].value for row in book.worksheets[0].iter_rows(min_row=2)}
    assert people == {"Lò Thị Mai": "có", "Cầm Văn Minh": "có", str(head.user): "không"}
    assert book.worksheets[1]["A2"].value == "Kỹ năng viết tin, bài"


def test_r208_profile_shows_field_and_courses_and_warns_without(head, network, browse):
    writer = signed_in(network.commune, browse, WRITER, "viet@example.org")
    own = f"{PROFILES}{writer.user.pk}/"
    assert "Chưa có" in writer.get(own).content.decode()
    data = {"field": "Nông nghiệp", "qualification": "Cử nhân báo chí"}
    assert writer.post(own, data).status_code in (302, 403)
    assert head.post(own, data).status_code == 302
    make_course(network.commune, writer.user, name="An toàn thông tin")
    page = writer.get(own).content.decode()
    for text in ("Nông nghiệp", "Cử nhân báo chí", "An toàn thông tin"):
        assert text in page
    listing = head.get(PROFILES).content.decode()
    assert "Nông nghiệp" in listing
    assert "chưa có" in listing.lower()


def test_r208_field_comes_from_the_board_and_the_sections_too(network):
    user = make_user(network.commune, APPROVER, "duyet@example.org")
    board = make_board(network.commune)
    with entered(network.commune):
        board.members.add(
            BoardMember(
                full_name="An",
                role="deputy",
                position="Phó",
                standing="other",
                field_of_duty="Y tế",
                account=user,
            )
        )
        board.save()
        from news.models import NewsSectionPage

        section = NewsSectionPage.objects.order_by("path").first()
        SectionDuty.objects.create(user=user, section=section)
        assert person_of(user).fields == ["Y tế", str(section)]
        assert [person.name for person in board_people()].count("An") == 1


def test_profiles_are_for_the_head_and_for_oneself(network, browse, head):
    writer = signed_in(network.commune, browse, WRITER, "viet@example.org")
    for path in (PROFILES, YEAR, COURSES, f"{COURSES}new/", f"{PROFILES}{head.user.pk}/"):
        assert writer.get(path).status_code in (302, 403)
    assert "boi-duong" not in writer.get("/quan-tri/").content.decode()
    assert f"{PROFILES}{writer.user.pk}/" in writer.get("/quan-tri/account/").content.decode()


def test_r219_home_page_warns_the_head(head, network, browse):
    make_user(network.commune, WRITER, "viet@example.org")
    with entered(network.commune):
        records.refresh.func()
    assert "2 người của Ban Biên tập" in head.get("/quan-tri/").content.decode()
    writer = signed_in(network.commune, browse, EDITOR, "sua@example.org")
    assert "người của Ban Biên tập chưa" not in writer.get("/quan-tri/").content.decode()


def test_r219_register_follows_courses_changed_moved_and_deleted(head, network):
    course = make_course(network.commune, head.user)
    assert row_of(network.commune).trained == 1
    with entered(network.commune):
        course = TrainingCourse.objects.get(pk=course.pk)
        course.from_day = course.until_day = date(this_year() - 1, 3, 1)
        course.save()
    assert row_of(network.commune).trained == 0
    assert row_of(network.commune, this_year() - 1).trained == 1
    head.post(f"{COURSES}delete/{course.pk}/")
    assert row_of(network.commune, this_year() - 1).courses == 0


def test_r219_the_daily_job_writes_every_organisation(network):
    make_user(network.commune, WRITER, "viet@example.org")
    records.refresh_everywhere()
    for organisation in (network.commune, network.department):
        work(organisation)
    assert row_of(network.commune).people == 1
    assert row_of(network.department).people == 0


def test_r219_console_shows_numbers_of_the_network_and_no_names(head, network, browse):
    make_user(network.commune, WRITER, "viet@example.org")
    make_course(network.commune, head.user, name="Lớp của riêng phường")
    operator = signed_in(network.province, browse, NETWORK_OPERATOR, "van-hanh@example.org")
    page = operator.get(NETWORK).content.decode()
    assert "Phường Tô Hiệu" in page
    assert "Lớp của riêng phường" not in page
    sheet = load_workbook(BytesIO(operator.get(f"{NETWORK}?xuat=xlsx").content)).active
    rows = {row[0].value: [cell.value for cell in row[2:]] for row in sheet.iter_rows(min_row=2)}
    assert rows["Phường Tô Hiệu"] == [1, 2, 1, 1]
    assert rows["Sở Tư pháp"] == [None] * 4
    for client in (head, signed_in(network.province, browse, APPROVER, "duyet@example.org")):
        assert client.get(NETWORK).status_code in (302, 403)


@pytest.mark.parametrize("query", ["nam=x", "nam=0000", "nam=99999999999", "nam=²", "nam="])
def test_reports_bear_bad_queries(head, network, browse, query):
    operator = signed_in(network.province, browse, NETWORK_OPERATOR, "van-hanh@example.org")
    assert head.get(f"{YEAR}?{query}").status_code == 200
    assert operator.get(f"{NETWORK}?{query}").status_code == 200


def test_reports_ask_as_much_for_many_people_as_for_one(head, network):
    counts = []
    for number in range(4):
        user = make_user(network.commune, WRITER, f"viet{number}@example.org")
        make_course(network.commune, user, f"Người {number}")
        found = []
        for path in (YEAR, PROFILES, COURSES):
            head.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert head.get(path).status_code == 200
            found.append(len(queries))
        counts.append(found)
    assert counts[0] == counts[-1]


def test_isolation_of_courses_profiles_and_numbers(head, network, browse):
    course = make_course(network.commune, head.user)
    stranger = signed_in(network.department, browse, BOARD_HEAD, "so@example.org")
    assert stranger.get(f"{COURSES}edit/{course.pk}/").status_code == 404
    assert "Kỹ năng viết" not in stranger.get(YEAR).content.decode()
    with entered(network.department):
        assert not TrainingCourse.objects.exists()
        assert not EditorProfile.objects.exists()
        assert coverage(this_year()).trained == 0
    assert not TrainingRecord.objects.filter(organisation=network.department, trained__gt=0)


def test_a_course_that_is_not_over_is_refused(network):
    with entered(network.commune), pytest.raises(ValidationError):
        day = timezone.localdate() + timedelta(days=1)
        TrainingCourse(name="x", kind="writing", organiser="y", from_day=day, until_day=day).clean()


def test_a_year_is_never_written_as_a_number_with_a_point(head, network, browse):
    operator = signed_in(network.province, browse, NETWORK_OPERATOR, "van-hanh@example.org")
    year = str(this_year())
    for client, path in (
        (head, YEAR),
        (head, "/quan-tri/so-luong-tin-bai/"),
        (operator, NETWORK),
        (operator, "/quan-tri/cong-tac-vien-don-vi/"),
    ):
        page = client.get(path).content.decode()
        assert f'<option value="{year}" selected>{year}</option>' in page
        assert f"{year[0]}.{year[1:]}" not in page
