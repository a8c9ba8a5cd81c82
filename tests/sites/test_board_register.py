"""The network's register of boards, and the console that reads it (R62, R78-R82)."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from openpyxl import load_workbook

from editorial.boards.tasks import refresh_due
from editorial.models import Board, BoardMember
from editorial.roles import APPROVER, BOARD_HEAD, NETWORK_OPERATOR
from sites.models import BoardRecord, ContactRecord, NetworkSettings
from sites.tasks import run_now
from sites.tenancy import entered
from tests.editorial.boards import CONTACT, make_board
from tests.factories import make_user

pytestmark = pytest.mark.django_db
BOARDS = "/quan-tri/mang-luoi/ban-bien-tap/"
CONTACTS = "/quan-tri/mang-luoi/can-bo-dau-moi/"
SETTINGS = "/quan-tri/mang-luoi/thiet-lap/"


def signed_in(organisation, browse, role):
    client = browse(organisation)
    with entered(organisation):
        client.force_login(make_user(organisation, role))
    return client


@pytest.fixture
def operator(network, browse):
    return signed_in(network.province, browse, NETWORK_OPERATOR)


def row_of(organisation):
    return BoardRecord.objects.get(organisation=organisation)


def test_r78_saving_a_board_writes_the_register(network):
    make_board(network.commune, regulation_number="13/QĐ", accountable_name="Cầm Văn Minh")
    row = row_of(network.commune)
    assert (row.decision_number, row.decision_date) == ("12/QĐ-UBND", date(2024, 3, 1))
    assert (row.head_name, row.head_position, row.members) == ("Cầm Văn Minh", "Chủ tịch UBND", 1)
    assert row.accountable == "Cầm Văn Minh"
    assert list(row.contacts.values_list("email", flat=True)) == [CONTACT["email"]]
    make_board(network.commune, head="Người mới", contact={**CONTACT, "phone": "0212 3751 091"})
    assert row_of(network.commune).head_name == "Người mới"
    assert ContactRecord.objects.get().phone == "0212 3751 091"


def test_register_is_written_in_the_same_transaction(network):
    with pytest.raises(RuntimeError), transaction.atomic():
        make_board(network.commune)
        raise RuntimeError
    assert not BoardRecord.objects.exists()


def test_r62_members_of_the_provinces_board_come_from_the_register(network, browse):
    make_board(network.commune, head="Trưởng ban phường")
    make_board(network.department, head="Trưởng ban sở")
    make_board(network.district, head="")
    client = signed_in(network.province, browse, BOARD_HEAD)
    for path in ("", "ban-in/"):
        page = client.get(f"/quan-tri/ban-bien-tap/{path}").content.decode()
        assert "Trưởng ban phường" in page
        assert "Trưởng ban sở" in page
    own = signed_in(network.commune, browse, BOARD_HEAD)
    assert "Trưởng ban sở" not in own.get("/quan-tri/ban-bien-tap/").content.decode()


def test_a_term_that_begins_later_is_registered_on_its_day(network):
    today = timezone.localdate()
    with entered(network.commune):
        board = Board.current()
        common = {"role": "head", "position": "Chủ tịch", "standing": "unit-head"}
        board.members = [
            BoardMember(full_name="Trước", valid_until=today, **common),
            BoardMember(full_name="Sau", valid_from=today + timedelta(days=1), **common),
        ]
        board.save()
    row = row_of(network.commune)
    assert (row.head_name, row.changes_on) == ("Trước", today + timedelta(days=1))
    BoardRecord.objects.update(head_name="Cũ", changes_on=today)
    refresh_due()
    run_now(network.commune.schema_name)
    assert row_of(network.commune).head_name == "Trước"


def test_rebuild_proves_and_mends_the_register(network, capsys):
    make_board(network.commune)
    make_board(network.department)
    call_command("rebuild_boards", check=True)
    BoardRecord.objects.filter(organisation=network.commune).update(head_name="Sai")
    BoardRecord.objects.filter(organisation=network.department).delete()
    with pytest.raises(CommandError):
        call_command("rebuild_boards", check=True)
    assert "head_name" in capsys.readouterr().out
    call_command("rebuild_boards")
    assert row_of(network.commune).head_name == "Cầm Văn Minh"
    assert row_of(network.department).contacts.count() == 1
    call_command("rebuild_boards", check=True)
    with pytest.raises(CommandError):
        call_command("rebuild_boards", organisation="khong-co")


def test_r78_console_lists_boards_and_sites_without_one(operator, network):
    make_board(network.commune)
    page = operator.get(BOARDS).content.decode()
    assert "12/QĐ-UBND" in page
    assert "Sở Tư pháp" in page
    assert "template_" not in page
    page = operator.get(f"{BOARDS}?lack=board").content.decode()
    assert "Sở Tư pháp" in page
    assert "Phường Tô Hiệu" not in page
    page = operator.get(f"{BOARDS}?lack=regulation&kind=commune").content.decode()
    assert "Phường Tô Hiệu" in page
    assert "Sở Tư pháp" not in page


@pytest.mark.parametrize(
    "query", ["lack=x", "kind=x", "p=99999", "q=%27%22%3Cscript%3E", "lack=board&lack=head", "p=-1"]
)
def test_console_bears_bad_queries(operator, query):
    assert operator.get(f"{BOARDS}?{query}").status_code in (200, 404)


def test_console_search_finds_by_head(operator, network):
    make_board(network.commune, head="Hà Trung Chiến")
    page = operator.get(f"{BOARDS}?q=Trung").content.decode()
    assert "Phường Tô Hiệu" in page
    assert "Sở Tư pháp" not in page


def test_r81_console_lists_and_exports_contact_officers(operator, network):
    make_board(network.commune, contact={**CONTACT, "full_name": "=1+1"})
    assert CONTACT["phone"] in operator.get(CONTACTS).content.decode()
    for path in (CONTACTS, BOARDS):
        response = operator.get(f"{path}?export=xlsx")
        assert response.status_code == 200
        sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
        assert "Phường Tô Hiệu" in [row[0].value for row in sheet]
    response = operator.get(f"{CONTACTS}?export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert [cell.value for cell in sheet[1]] == [
        "Cơ quan",
        "Họ và tên",
        "Chức vụ",
        "Phòng, ban",
        "Số điện thoại",
        "Thư điện tử",
    ]
    assert sheet["B2"].data_type == "s"


def test_console_asks_as_much_for_four_boards_as_for_one(operator, network):
    make_board(network.commune)
    operator.get(BOARDS)
    counts = []
    for organisation in (network.commune, network.department):
        make_board(organisation)
        with count_queries() as queries:
            operator.get(BOARDS)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 25


def count_queries():
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


@pytest.mark.parametrize("path", [BOARDS, CONTACTS, SETTINGS, f"{BOARDS}ket-qua/"])
def test_console_is_for_operators_of_the_province_only(network, browse, path):
    user = make_user(network.commune, APPROVER)
    with entered(network.commune):
        user.is_superuser = True
        user.save()
        client = browse(network.commune)
        client.force_login(user)
    assert client.get(path).status_code in (302, 403)
    approver = signed_in(network.province, browse, APPROVER)
    assert approver.get(path).status_code in (302, 403)
    assert "mang-luoi" not in approver.get("/quan-tri/").content.decode()


def test_r82_operator_keeps_the_addresses_of_the_centre(operator, network, browse):
    assert "banbientap@sonla.gov.vn" in operator.get(SETTINGS).content.decode()
    wrong = {"centre_name": "TTTT", "board_emails": "a@b, khong", "board_phones": "12"}
    response = operator.post(SETTINGS, wrong)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"board_emails", "board_phones"}
    right = {
        "centre_name": "Trung tâm Thông tin",
        "board_emails": "mot@sonla.gov.vn; hai@sonla.gov.vn",
        "board_phones": "0212 3751 595",
    }
    assert operator.post(SETTINGS, right).status_code == 302
    assert NetworkSettings.current().email_list == ["mot@sonla.gov.vn", "hai@sonla.gov.vn"]
    page = signed_in(network.commune, browse, BOARD_HEAD).get("/quan-tri/ban-bien-tap/")
    assert "mot@sonla.gov.vn" in page.content.decode()
