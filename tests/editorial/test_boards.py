"""The board of an organisation: what is refused, what is only missing, its lists
(Arts. 11-14; R59-R66, R79-R82, R216)."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from openpyxl import load_workbook

from editorial.boards.checklist import checklist, remarks
from editorial.boards.terms import holding, next_change, overlap
from editorial.models import (
    AssistingTeamMember,
    Board,
    BoardMember,
    ContactOfficer,
    TechnicalOfficer,
)
from editorial.roles import APPROVER, BOARD_HEAD, WRITER
from sites.models import BoardRecord
from sites.tasks import run_now
from sites.tenancy import entered
from tests.editorial.boards import CONTACT, form_data, make_board, member
from tests.factories import make_user

pytestmark = pytest.mark.django_db
FORM = "/quan-tri/ban-bien-tap/"
PAPER = "/quan-tri/ban-bien-tap/ban-in/"
CONTACTS = "/quan-tri/ban-bien-tap/can-bo-dau-moi/"


def signed_in(organisation, browse, role=BOARD_HEAD):
    client = browse(organisation)
    with entered(organisation):
        client.force_login(make_user(organisation, role))
    return client


def current(organisation):
    with entered(organisation):
        return Board.current()


def post(client, organisation, **rows):
    return client.post(FORM, form_data(current(organisation), **rows))


def errors_of(response):
    """Every message beside every field of a refused form."""
    form = response.context["form"]
    found = [str(form.errors)] + [
        str(each.errors) for formset in form.formsets.values() for each in formset.forms
    ]
    return " ".join(found)


@pytest.fixture
def head_of_commune(network, browse):
    return signed_in(network.commune, browse)


def test_r59_r65_r81_one_form_saves_the_whole_board(head_of_commune, network):
    deputy = member(
        "Quàng Thị Hoa", role="deputy", standing="other", field_of_duty="Văn hóa, giáo dục"
    )
    response = post(
        head_of_commune, network.commune, members=[member(), deputy], contacts=[CONTACT]
    )
    assert response.status_code == 302, errors_of(response)
    with entered(network.commune):
        board = Board.current()
        assert [each.full_name for each in board.members.all()] == ["Cầm Văn Minh", "Quàng Thị Hoa"]
        assert board.members.all()[1].field_of_duty == "Văn hóa, giáo dục"
        assert board.members.all()[0].is_part_time
        assert board.contact_officers.get().email == CONTACT["email"]
    page = head_of_commune.get(FORM).content.decode()
    assert "Quàng Thị Hoa" in page


@pytest.mark.parametrize("standing", ["other", ""])
def test_r65_head_of_a_component_board_is_head_or_deputy_head_of_the_unit(
    head_of_commune, network, standing
):
    response = post(head_of_commune, network.commune, members=[member(standing=standing)])
    assert response.status_code == 200
    assert "standing" in response.context["form"].formsets["members"].forms[0].errors
    if standing:
        assert "Điều 11.2" in errors_of(response)
    assert not members_of(network.commune)


def members_of(organisation):
    with entered(organisation):
        return BoardMember.objects.count()


def test_r65_a_deputy_head_of_the_unit_may_head_the_board(head_of_commune, network):
    rows = [member(standing="unit-deputy")]
    assert post(head_of_commune, network.commune, members=rows).status_code == 302


def test_director_of_the_centre_is_not_offered_to_a_commune(head_of_commune, network):
    rows = [member(role="deputy", standing="centre-director")]
    assert post(head_of_commune, network.commune, members=rows).status_code == 200
    assert "centre-director" not in head_of_commune.get(FORM).content.decode()


def test_r60_r61_roles_of_the_provinces_board(network, browse):
    client = signed_in(network.province, browse)
    rows = [
        member("Chánh Văn phòng"),
        member("Phó Chánh Văn phòng", role="deputy", standing="unit-deputy"),
        member("Giám đốc Trung tâm", role="deputy", standing="centre-director"),
    ]
    response = post(client, network.province, members=rows, team=[])
    assert response.status_code == 302, errors_of(response)


@pytest.mark.parametrize(
    ("role", "standing"),
    [("head", "unit-deputy"), ("deputy", "other"), ("deputy", "unit-head"), ("member", "other")],
)
def test_r60_r62_the_province_refuses_what_article_11_1_does_not_name(
    network, browse, role, standing
):
    client = signed_in(network.province, browse)
    response = post(
        client, network.province, members=[member(role=role, standing=standing)], team=[]
    )
    assert response.status_code == 200
    assert not members_of(network.province)


def test_r62_the_model_refuses_a_typed_member_of_the_provinces_board(network):
    with entered(network.province), pytest.raises(ValidationError) as refused:
        BoardMember(role="member", standing="other").clean()
    assert "11.1" in str(refused.value)


def test_r60_one_head_at_a_time(head_of_commune, network):
    rows = [
        member("Người trước", valid_from="2021-01-01", valid_until="2024-06-30"),
        member("Người sau", valid_from="2024-06-30"),
    ]
    response = post(head_of_commune, network.commune, members=rows)
    assert response.status_code == 200
    assert "valid_from" in response.context["form"].formsets["members"].forms[1].errors
    assert "30/06/2024" in errors_of(response)
    rows[1]["valid_from"] = "2024-07-01"
    assert post(head_of_commune, network.commune, members=rows).status_code == 302


def test_a_term_ends_after_it_began(head_of_commune, network):
    rows = [member(valid_from="2024-07-01", valid_until="2024-06-30")]
    response = post(head_of_commune, network.commune, members=rows)
    assert "valid_until" in response.context["form"].formsets["members"].forms[0].errors


def test_overlapping_terms_of_one_person_are_warned_of_not_refused(head_of_commune, network):
    rows = [member(), member("cầm  văn minh", role="member", standing="unit-head")]
    response = post(head_of_commune, network.commune, members=rows)
    assert response.status_code == 302
    with entered(network.commune):
        assert len(list(remarks(Board.current()))) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "12"),
        ("phone", "điện thoại"),
        ("email", "mai@gmail.com"),
        ("email", "mai"),
        ("full_name", ""),
        ("position", ""),
        ("department", ""),
    ],
)
def test_r81_five_fields_of_a_contact_officer_are_checked(head_of_commune, network, field, value):
    response = post(head_of_commune, network.commune, contacts=[{**CONTACT, field: value}])
    assert response.status_code == 200
    assert field in response.context["form"].formsets["contact_officers"].forms[0].errors


def test_r81_exactly_five_fields():
    own = {f.name for f in ContactOfficer._meta.get_fields()} - {"id", "board", "sort_order"}
    assert own == {"full_name", "position", "department", "phone", "email"}


def test_decision_needs_a_number_and_a_day_that_has_been(head_of_commune, network):
    response = post(head_of_commune, network.commune, decision_number="", regulation_number="")
    assert "decision_number" in response.context["form"].errors
    future = timezone.localdate() + timedelta(days=2)
    response = post(head_of_commune, network.commune, decision_date=future.isoformat())
    assert "decision_date" in response.context["form"].errors


def test_what_the_law_asks_is_shown_as_missing_and_refuses_nothing(head_of_commune, network):
    page = head_of_commune.get(FORM).content.decode()
    assert page.count("board-checklist__missing") == 6
    assert (
        post(head_of_commune, network.commune, decision_number="", decision_date="").status_code
        == 302
    )
    make_board(network.commune, regulation_number="13/QĐ-UBND", regulation_date=date(2024, 4, 1))
    with entered(network.commune):
        lacking = [each.text for each in checklist(Board.current()) if not each.is_met]
    assert len(lacking) == 1  # the file of the decision


def test_r64_assisting_team_is_the_provinces_alone(network, browse, head_of_commune):
    assert "team-TOTAL_FORMS" not in head_of_commune.get(FORM).content.decode()
    client = signed_in(network.province, browse)
    row = {
        "full_name": "Người ngoài",
        "role": "member",
        "position": "Chuyên viên Sở Văn hóa",
        "origin": "outside",
        "appointed_by": "team-leader",
        "duties": "Ảnh",
    }
    response = post(client, network.province, team=[row])
    assert "11.1" in errors_of(response)
    assert post(client, network.province, team=[row | {"role": "leader"}]).status_code == 200
    row["appointed_by"] = "board-head"
    assert post(client, network.province, team=[row]).status_code == 302
    with entered(network.province):
        assert AssistingTeamMember.objects.get().duties == "Ảnh"


def test_r216_technical_officer_has_a_qualification(network):
    with entered(network.commune):
        officer = TechnicalOfficer(board=Board.current(), **CONTACT)
        with pytest.raises(ValidationError) as refused:
            officer.full_clean()
        assert set(refused.value.message_dict) == {"qualification"}


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(head_of_commune, network):
    data = form_data(current(network.commune), members=[member()])
    make_board(network.commune, head="Người khác ghi")
    response = head_of_commune.post(FORM, data)
    assert response.status_code == 200
    with entered(network.commune):
        assert Board.current().members.get().full_name == "Người khác ghi"


@pytest.mark.parametrize("seen", ["", "x", "2024-01-01T00:00:00+00:00"])
def test_a_forged_version_saves_nothing(head_of_commune, network, seen):
    data = form_data(current(network.commune)) | {"seen": seen}
    assert head_of_commune.post(FORM, data).status_code == 200


def test_one_board_an_organisation(network):
    with entered(network.commune):
        Board.current()
        with pytest.raises(IntegrityError), transaction.atomic():
            Board.objects.bulk_create([Board(pk=2)])


@pytest.mark.parametrize("role", [WRITER, APPROVER])
def test_who_only_reads_has_the_list_and_no_form(network, browse, role):
    make_board(network.commune)
    client = signed_in(network.commune, browse, role)
    assert client.get(FORM).status_code == 302
    assert client.post(FORM, form_data(current(network.commune))).status_code == 302
    assert "Cầm Văn Minh" in client.get(PAPER).content.decode()
    home = client.get("/quan-tri/").content.decode()
    assert PAPER in home
    assert f'"{FORM}"' not in home


@pytest.mark.parametrize("path", [FORM, PAPER, CONTACTS])
def test_nobody_else_sees_a_board(network, browse, path):
    assert browse(network.commune).get(path).status_code == 302
    with entered(network.commune):
        user = make_user(network.commune, WRITER)
        user.groups.clear()
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(user)
    assert client.get(path).status_code in (302, 403)


def test_boards_of_two_organisations_are_apart(network, browse, head_of_commune):
    make_board(network.commune, head="Người của phường")
    make_board(network.department, head="Người của sở")
    page = head_of_commune.get(FORM).content.decode()
    assert "Người của phường" in page
    assert "Người của sở" not in page
    other = signed_in(network.department, browse)
    data = form_data(current(network.department), members=[member("Ghi ở sở")])
    with entered(network.commune):
        theirs = Board.current().members.get()
    data |= {"members-INITIAL_FORMS": 1, "members-0-id": theirs.pk}
    other.post(FORM, data)
    with entered(network.commune):
        assert Board.current().members.get().full_name == "Người của phường"


def test_accounts_of_one_organisation_are_offered_there_only(network, browse, head_of_commune):
    make_user(network.department, WRITER, "cua-so@example.org")
    assert "cua-so@example.org" not in head_of_commune.get(FORM).content.decode()


def test_form_does_not_ask_more_for_every_member(
    head_of_commune, network, django_assert_max_num_queries
):
    with entered(network.commune):
        board = Board.current()
        board.members = [
            BoardMember(full_name=f"Ủy viên {n}", role="member", position="x", standing="other")
            for n in range(30)
        ]
        board.save()
    head_of_commune.get(FORM)
    with django_assert_max_num_queries(25):
        head_of_commune.get(FORM)


def test_r81_printed_extract_list_and_spreadsheet_are_safe(head_of_commune, network):
    make_board(network.commune, contact={**CONTACT, "full_name": '=HYPERLINK("x")\x0b'})
    page = head_of_commune.get(CONTACTS).content.decode()
    assert "banbientap@sonla.gov.vn" in page
    assert CONTACT["phone"] in page
    file = head_of_commune.get(f"{CONTACTS}?xuat=xlsx").content
    sheet = load_workbook(BytesIO(file)).active
    assert [cell.value for cell in sheet[1]] == [
        "Họ và tên",
        "Chức vụ",
        "Phòng, ban",
        "Số điện thoại",
        "Thư điện tử",
    ]
    assert sheet["A2"].value == '=HYPERLINK("x")'
    assert sheet["A2"].data_type == "s"


def test_printed_board_leaves_out_whose_term_is_over(head_of_commune, network):
    rows = [
        member("Người trước", valid_until="2024-06-30"),
        member("Người sau", valid_from="2024-07-01"),
    ]
    post(head_of_commune, network.commune, members=rows)
    page = head_of_commune.get(PAPER).content.decode()
    assert "Người sau" in page
    assert "Người trước" not in page
    sheet = load_workbook(BytesIO(head_of_commune.get(f"{PAPER}?xuat=xlsx").content)).active
    assert [sheet["A2"].value, sheet["A3"].value] == ["Người trước", "Người sau"]


def test_r63_printed_board_says_whose_stamp(network, browse, head_of_commune):
    make_board(network.commune)
    stamp = "đóng dấu Văn phòng UBND tỉnh"
    assert stamp not in head_of_commune.get(PAPER).content.decode()
    assert stamp in signed_in(network.province, browse).get(PAPER).content.decode()
    file = head_of_commune.get(f"{PAPER}?xuat=xlsx").content
    assert load_workbook(BytesIO(file)).sheetnames == [
        "Ban Biên tập",
        "Cán bộ đầu mối",
        "Cán bộ kỹ thuật",
    ]


def test_r82_the_province_is_told_of_a_decision_and_of_contact_officers(head_of_commune, network):
    post(head_of_commune, network.commune, members=[member()], contacts=[CONTACT])
    run_now(network.commune.schema_name)
    (sent,) = mail.outbox
    assert sent.to == ["congttdttinh@sonla.gov.vn", "banbientap@sonla.gov.vn"]
    assert "Phường Tô Hiệu" in sent.subject
    assert CONTACT["phone"] in sent.body


def test_terms():
    first = BoardMember(full_name="A", valid_until=date(2024, 1, 31))
    second = BoardMember(full_name="B", valid_from=date(2024, 2, 1))
    assert not overlap(first, second)
    assert overlap(first, BoardMember(full_name="C"))
    assert holding([first, second], date(2024, 2, 1)) == [second]
    assert next_change([first, second], date(2024, 1, 1)) == date(2024, 2, 1)
    assert next_change([first], date(2024, 2, 1)) is None
    assert next_change([BoardMember(valid_until=date.max)], date(2024, 2, 1)) is None


def test_an_empty_board_leaves_no_row_in_the_register(network):
    current(network.commune)
    assert not BoardRecord.objects.filter(organisation=network.commune).exists()
