"""Requests of the province's board to units (Art. 13.3; R83)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from editorial.people.requests import services
from editorial.roles import APPROVER, BOARD_HEAD, EDITOR, WRITER
from sites.models import ProvinceRequest, RequestToUnit
from sites.tenancy import entered
from tests.editorial.boards import CONTACT, make_board
from tests.editorial.people import signed_in, work

pytestmark = pytest.mark.django_db
ASKED = "/quan-tri/yeu-cau-don-vi/"
OURS = "/quan-tri/yeu-cau/"


def form(*units, **fields):
    return {
        "subject": "Báo cáo tin bài phòng chống cháy rừng",
        "text": "Gửi danh sách tin, bài đã đăng.",
        "due_day": f"{timezone.localdate() + timedelta(days=5):%d/%m/%Y}",
        "units": [unit.pk for unit in units],
        **fields,
    }


@pytest.fixture
def office(network, browse):
    return signed_in(network.province, browse, BOARD_HEAD, "truong-ban@vpub.example.org")


@pytest.fixture
def unit(network, browse):
    return signed_in(network.commune, browse, EDITOR, "bien-tap@tohieu.example.org")


def ask(client, *units, **fields):
    response = client.post(f"{ASKED}moi/", form(*units, **fields))
    assert response.status_code == 302, response.context["form"].errors
    return ProvinceRequest.objects.latest("pk")


def row_of(organisation):
    return RequestToUnit.objects.get(organisation=organisation)


def test_r83_a_request_reaches_the_unit_and_its_contact_officer(office, unit, network):
    make_board(network.commune)
    ask(office, network.commune, network.department)
    mail.outbox.clear()
    work(network.commune)
    assert [message.to for message in mail.outbox] == [[CONTACT["email"]]]
    path = f"{OURS}{row_of(network.commune).pk}/"
    assert path in mail.outbox[0].body
    assert "Gửi danh sách tin, bài" in mail.outbox[0].body
    home = unit.get("/quan-tri/").content.decode()
    assert path in home
    assert f'"{OURS}"' in home
    assert path in unit.get(OURS).content.decode()


def test_r83_without_a_contact_officer_the_responsible_editors_are_told(office, network, browse):
    signed_in(network.commune, browse, APPROVER, "duyet@example.org")
    ask(office, network.commune)
    mail.outbox.clear()
    work(network.commune)
    assert [message.to for message in mail.outbox] == [["duyet@example.org"]]


def test_r83_the_unit_answers_and_the_province_sees_it(office, unit, network):
    request = ask(office, network.commune, network.department)
    path = f"{OURS}{row_of(network.commune).pk}/"
    response = unit.post(path, {"answer": "Đã đăng 4 bài.", "link": "https://tohieu.gov.vn/chay"})
    assert response.status_code == 302
    mail.outbox.clear()
    work(network.commune)
    assert any("Đã đăng 4 bài." in message.body for message in mail.outbox)
    page = office.get(f"{ASKED}{request.pk}/").content.decode()
    assert "Đã đăng 4 bài." in page
    assert 'href="https://tohieu.gov.vn/chay"' in page
    assert "1 / 2" in office.get(ASKED).content.decode()
    assert path not in unit.get("/quan-tri/").content.decode()
    first = row_of(network.commune).answered_at
    unit.post(path, {"answer": "Đã đăng 5 bài.", "link": ""})
    assert row_of(network.commune).answer == "Đã đăng 5 bài."
    assert row_of(network.commune).answered_at == first


def test_r83_the_province_sees_who_is_late_and_reminds_only_those(office, unit, network):
    request = ask(office, network.commune, network.department, network.district)
    unit.post(f"{OURS}{row_of(network.commune).pk}/", {"answer": "Xong", "link": ""})
    yesterday = timezone.localdate() - timedelta(days=1)
    ProvinceRequest.objects.update(due_day=yesterday)
    row = row_of(network.district)
    RequestToUnit.objects.filter(pk=row.pk).update(
        answer="Sớm", answered_at=timezone.now() - timedelta(days=3)
    )
    counted = services.requests_with_counts().get()
    assert (counted.asked, counted.answered, counted.late) == (3, 2, 2)
    response = office.get(f"{ASKED}{request.pk}/")
    assert [each.is_late for each in response.context["rows"]].count(True) == 2
    sheet = load_workbook(BytesIO(office.get(f"{ASKED}{request.pk}/?xuat=xlsx").content)).active
    late = {line[0].value: line[2].value for line in sheet.iter_rows(min_row=2)}
    assert late == {"Sở Tư pháp": "có", "Thành phố Sơn La": "không", "Phường Tô Hiệu": "có"}
    for organisation in (network.commune, network.department, network.district):
        work(organisation)
    make_board(network.department)
    make_board(network.commune)
    mail.outbox.clear()
    assert office.post(f"{ASKED}{request.pk}/").status_code == 302
    for organisation in (network.commune, network.department):
        work(organisation)
    assert len(mail.outbox) == 1


def test_r83_all_units_of_a_kind_are_asked_at_once(office, network):
    ask(office, network.commune, kinds=["department", "commune"])
    asked = set(RequestToUnit.objects.values_list("organisation__code", flat=True))
    assert asked == {"so-stp", "xa-03649"}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"subject": ""}, "subject"),
        ({"text": ""}, "text"),
        ({"due_day": "01/01/2020"}, "due_day"),
        ({"due_day": "x"}, "due_day"),
        ({"units": []}, "units"),
        ({"units": [0]}, "units"),
        ({"kinds": ["province"]}, "kinds"),
    ],
)
def test_bad_requests_are_told_beside_the_field(office, network, fields, wrong):
    response = office.post(f"{ASKED}moi/", form(network.commune, **fields))
    assert response.status_code == 422
    assert wrong in response.context["form"].errors
    assert not ProvinceRequest.objects.exists()


def test_the_province_does_not_ask_itself(office, network):
    response = office.post(f"{ASKED}moi/", form(network.province))
    assert "units" in response.context["form"].errors


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://a.vn/x", "khong phai"])
def test_bad_links_are_refused(office, unit, network, link):
    ask(office, network.commune)
    path = f"{OURS}{row_of(network.commune).pk}/"
    response = unit.post(path, {"answer": "Xong", "link": link})
    if link.startswith("ftp"):
        assert response.status_code in (302, 422)
    else:
        assert response.status_code == 422
        assert not row_of(network.commune).answered_at


def test_isolation_a_unit_reads_and_answers_only_its_own(office, network, browse, unit):
    ask(office, network.department)
    foreign = row_of(network.department)
    assert unit.get(f"{OURS}{foreign.pk}/").status_code == 404
    assert unit.post(f"{OURS}{foreign.pk}/", {"answer": "Thay"}).status_code == 404
    assert "cháy rừng" not in unit.get(OURS).content.decode()
    assert "cháy rừng" not in unit.get("/quan-tri/").content.decode()
    with entered(network.commune):
        from editorial.people.requests.mails import tell_unit

        mail.outbox.clear()
        tell_unit.func(foreign.pk)
        assert not mail.outbox


def test_only_the_province_asks_and_only_units_answer(network, browse, office, unit):
    ask(office, network.commune)
    request = ProvinceRequest.objects.get()
    head = signed_in(network.commune, browse, BOARD_HEAD, "truong-ban@example.org")
    for path in (ASKED, f"{ASKED}moi/", f"{ASKED}{request.pk}/"):
        assert head.get(path).status_code in (302, 403)
        assert head.post(path, form(network.department)).status_code in (302, 403, 405)
    assert ProvinceRequest.objects.count() == 1
    assert "yeu-cau-don-vi" not in head.get("/quan-tri/").content.decode()
    assert office.get(OURS).status_code in (302, 403)
    writer = signed_in(network.commune, browse, WRITER, "viet@example.org")
    assert writer.get(OURS).status_code in (302, 403)
    assert "cháy rừng" not in writer.get("/quan-tri/").content.decode()


def test_lists_ask_as_much_for_many_requests_as_for_one(office, unit, network):
    counts = []
    for _number in range(3):
        request = ask(office, network.commune, network.department, network.district)
        found = []
        for client, path in (
            (office, ASKED),
            (office, f"{ASKED}{request.pk}/"),
            (unit, OURS),
            (unit, "/quan-tri/"),
        ):
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            found.append(len(queries))
        counts.append(found)
    assert counts[0] == counts[-1]
