"""Collaborators of a year: proposed, decided as a whole, gone by themselves (Art. 12.6; R75)."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from editorial.models import (
    CollaboratorDecision,
    CollaboratorList,
    CollaboratorTerm,
    User,
)
from editorial.models.collaborator_list import this_year
from editorial.people.collaborators import terms
from editorial.roles import (
    APPROVER,
    BOARD_HEAD,
    CHECKER,
    COLLABORATOR,
    EDITOR,
    NETWORK_OPERATOR,
    WRITER,
)
from sites.models import CollaboratorListStatus, SentCollaborator, SentCollaboratorList
from sites.tenancy import entered
from tests.editorial.people import make_list, pdf, signed_in, work
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LISTS = "/quan-tri/cong-tac-vien/"
SENT = "/quan-tri/cong-tac-vien-don-vi/"


def detail(of_list):
    return f"{LISTS}danh-sach/{of_list.pk}/"


def reread(organisation, of_list):
    with entered(organisation):
        return CollaboratorList.objects.get(pk=of_list.pk)


def act(client, organisation, of_list, name, **data):
    seen = reread(organisation, of_list).updated_at.isoformat()
    values = {f"{name}-{key}": value for key, value in data.items()}
    return client.post(detail(of_list), {"act": name, "seen": seen, **values})


def decide(client, organisation, of_list, **changes):
    data = {"number": "12/QĐ-UBND", "date": f"{timezone.localdate():%d/%m/%Y}", "file": pdf()}
    return act(client, organisation, of_list, "approve", **{**data, **changes})


def formset(*people):
    rows = {
        "people-TOTAL_FORMS": len(people),
        "people-INITIAL_FORMS": 0,
        "people-MIN_NUM_FORMS": 0,
        "people-MAX_NUM_FORMS": 1000,
    }
    for number, email in enumerate(people):
        values = {
            "id": "",
            "ORDER": number + 1,
            "DELETE": "",
            "full_name": f"Lò Thị {number}",
            "position": "Giáo viên",
            "email": email,
            "phone": "",
            "field": "",
        }
        rows |= {f"people-{number}-{name}": value for name, value in values.items()}
    return rows


def form(*people, **fields):
    return {
        "year": this_year(),
        "writes_for": "own",
        "until_day": "",
        "note": "",
        **formset(*people),
        **fields,
    }


@pytest.fixture
def head(network, browse):
    return signed_in(network.commune, browse, BOARD_HEAD, "truong-ban@example.org")


@pytest.fixture
def editor(network, browse):
    return signed_in(network.commune, browse, EDITOR, "bien-tap@example.org")


def holds_role(organisation, email="ctv@example.org"):
    with entered(organisation):
        return User.objects.filter(email=email, groups__name=COLLABORATOR.name).exists()


def approved(client, organisation, *emails, **fields):
    """A list on which the head decided; its accounts are there."""
    of_list = make_list(organisation, *emails, **fields)
    assert act(client, organisation, of_list, "send").status_code == 302
    response = decide(client, organisation, of_list)
    assert response.status_code == 302, response.context["forms"]["approve"].errors
    work(organisation)
    return of_list


def test_r75_from_the_form_to_an_invited_account(editor, head, network):
    response = editor.post(f"{LISTS}new/", form("moi@example.org", note="Các bản"))
    assert response.status_code == 302, response.context["form"].errors
    with entered(network.commune):
        of_list = CollaboratorList.objects.get()
        assert of_list.status == CollaboratorListStatus.DRAFT
        assert not User.objects.filter(email="moi@example.org").exists()
    assert act(editor, network.commune, of_list, "send").status_code == 302
    mail.outbox.clear()
    assert decide(head, network.commune, of_list).status_code == 302
    work(network.commune)
    of_list = reread(network.commune, of_list)
    assert (of_list.status, of_list.decision_number) == ("approved", "12/QĐ-UBND")
    with entered(network.commune):
        user = User.objects.get(email="moi@example.org")
        term = CollaboratorTerm.objects.get()
    assert not user.has_usable_password()
    assert holds_role(network.commune, "moi@example.org")
    assert (term.from_day, term.until_day) == (
        timezone.localdate(),
        date(this_year(), 12, 31),
    )
    sent = {(message.to[0], "loi-moi" in message.body) for message in mail.outbox}
    assert ("moi@example.org", True) in sent
    assert ("bien-tap@example.org", False) in sent


def test_r75_only_the_head_decides_and_only_proposers_see(network, browse, editor):
    of_list = make_list(network.commune)
    act(editor, network.commune, of_list, "send")
    assert decide(editor, network.commune, of_list).status_code == 302
    assert reread(network.commune, of_list).waits
    assert "12/QĐ" not in editor.get(detail(of_list)).content.decode()
    for role in (WRITER, CHECKER, APPROVER):
        client = signed_in(network.commune, browse, role, f"{role.key}@example.org")
        for path in (LISTS, detail(of_list), f"{LISTS}ban-in/{of_list.pk}/", f"{LISTS}new/"):
            assert client.get(path).status_code in (302, 403), (role.key, path)
        assert "cong-tac-vien" not in client.get("/quan-tri/").content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"number": ""},
        {"date": ""},
        {"date": "31/12/2099"},
        {"file": ""},
        {"file": pdf(b"MZ\x90\x00 chuong trinh")},
        {"file": pdf(b"")},
        {"file": pdf(name="quyet-dinh.exe")},
    ],
)
def test_r75_a_decision_needs_number_day_and_a_real_pdf(head, network, changes):
    of_list = make_list(network.commune)
    act(head, network.commune, of_list, "send")
    response = decide(head, network.commune, of_list, **changes)
    assert response.status_code == 422
    assert set(response.context["forms"]["approve"].errors) == set(changes)
    assert reread(network.commune, of_list).waits


def test_r75_the_decision_is_downloaded_by_those_concerned_only(head, network, browse):
    of_list = approved(head, network.commune)
    decision = reread(network.commune, of_list).decision_id
    response = head.get(f"{LISTS}quyet-dinh/{decision}/")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    with entered(network.commune):
        path = CollaboratorDecision.objects.get().file.name
    assert head.get(f"/media/{path}").status_code == 404
    other = signed_in(network.department, browse, BOARD_HEAD)
    assert other.get(f"{LISTS}quyet-dinh/{decision}/").status_code == 404
    writer = signed_in(network.commune, browse, WRITER, "viet@example.org")
    assert writer.get(f"{LISTS}quyet-dinh/{decision}/").status_code in (302, 403)


def test_r75_a_list_goes_back_with_a_reason_is_changed_and_sent_again(head, editor, network):
    of_list = make_list(network.commune)
    act(editor, network.commune, of_list, "send")
    assert act(head, network.commune, of_list, "return", reason="").status_code == 422
    mail.outbox.clear()
    act(head, network.commune, of_list, "return", reason="Thiếu số điện thoại")
    work(network.commune)
    assert "Thiếu số điện thoại" in mail.outbox[0].body
    assert "Thiếu số điện thoại" in editor.get(detail(of_list)).content.decode()
    assert editor.get(f"{LISTS}edit/{of_list.pk}/").status_code == 200
    assert act(editor, network.commune, of_list, "send").status_code == 302
    act(head, network.commune, of_list, "refuse", reason="Không cần")
    assert reread(network.commune, of_list).status == "refused"
    assert act(editor, network.commune, of_list, "send").status_code == 302
    assert reread(network.commune, of_list).status == "refused"


def test_a_sent_list_is_neither_changed_nor_deleted(editor, network):
    of_list = make_list(network.commune)
    act(editor, network.commune, of_list, "send")
    for path in ("edit", "delete"):
        for response in (
            editor.get(f"{LISTS}{path}/{of_list.pk}/"),
            editor.post(f"{LISTS}{path}/{of_list.pk}/", form("khac@example.org")),
        ):
            assert response.status_code == 302
            assert response["Location"] == detail(of_list)
    with entered(network.commune):
        assert CollaboratorList.objects.get().people.get().email == "ctv@example.org"
    assert act(editor, network.commune, of_list, "take_back").status_code == 302
    assert editor.get(f"{LISTS}edit/{of_list.pk}/").status_code == 200


def test_bad_input_approving_what_changed_since_it_was_opened(head, editor, network):
    of_list = make_list(network.commune)
    act(editor, network.commune, of_list, "send")
    seen = reread(network.commune, of_list).updated_at.isoformat()
    act(editor, network.commune, of_list, "take_back")
    act(editor, network.commune, of_list, "send")
    data = {"act": "approve", "seen": seen, "approve-number": "1", "approve-file": pdf()}
    data["approve-date"] = f"{timezone.localdate():%d/%m/%Y}"
    assert head.post(detail(of_list), data).status_code == 422
    assert reread(network.commune, of_list).waits
    with entered(network.commune):
        assert not CollaboratorTerm.objects.exists()


def test_bad_input_two_heads_decide_at_once(head, network):
    of_list = make_list(network.commune)
    act(head, network.commune, of_list, "send")
    assert decide(head, network.commune, of_list).status_code == 302
    decide(head, network.commune, of_list)
    with entered(network.commune):
        assert CollaboratorTerm.objects.count() == CollaboratorDecision.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"year": 1999}, "year"),
        ({"year": ""}, "year"),
        ({"until_day": "01/01/2001"}, "until_day"),
        ({"until_day": "31/12/2099"}, "until_day"),
        ({"people-0-email": "khong-phai-dia-chi"}, "email"),
        ({"people-0-phone": "abc"}, "phone"),
        ({"people-0-full_name": ""}, "full_name"),
        ({"people-1-email": "MOT@example.org"}, "email"),
    ],
)
def test_bad_input_is_told_beside_the_field(editor, data, wrong):
    response = editor.post(f"{LISTS}new/", {**form("mot@example.org", "hai@example.org"), **data})
    assert response.status_code == 200
    bound = response.context["form"]
    found = {**bound.errors}
    for each in bound.formsets["people"].forms:
        found |= each.errors
    assert wrong in found


def test_an_empty_list_is_not_sent(editor, network):
    of_list = make_list(network.commune)
    with entered(network.commune):
        of_list.people.all().delete()
    assert act(editor, network.commune, of_list, "send").status_code == 422
    assert reread(network.commune, of_list).status == "draft"


def test_r75_the_role_ends_after_the_last_day_even_when_no_job_ran(head, network, browse):
    approved(head, network.commune)
    with entered(network.commune):
        user = User.objects.get(email="ctv@example.org")
        user.set_password("mat-khau-thu-nghiem-1")
        user.save()
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(user)
    assert client.get("/quan-tri/").status_code == 200
    yesterday = timezone.localdate() - timedelta(days=1)
    with entered(network.commune):
        CollaboratorTerm.objects.update(until_day=yesterday)
    response = client.get("/quan-tri/")
    assert response.status_code == 302
    assert "dang-nhap" in response["Location"] or "login" in response["Location"]
    assert not holds_role(network.commune)
    fresh = browse(network.commune)
    data = {"username": "ctv@example.org", "password": "mat-khau-thu-nghiem-1"}
    fresh.post("/quan-tri/login/", data)
    assert fresh.get("/quan-tri/").status_code == 302


def test_r75_the_daily_job_ends_what_is_over_and_leaves_other_roles(head, network):
    writer = make_user(network.commune, WRITER, "ctv@example.org")
    approved(head, network.commune)
    assert holds_role(network.commune)
    with entered(network.commune):
        CollaboratorTerm.objects.update(until_day=timezone.localdate() - timedelta(days=1))
    terms.refresh_everywhere()
    work(network.commune)
    assert not holds_role(network.commune)
    with entered(network.commune):
        assert list(writer.groups.values_list("name", flat=True)) == [WRITER.name]
        assert CollaboratorTerm.objects.get().ended_at


def test_r75_the_last_day_itself_still_holds(head, network):
    approved(head, network.commune, until_day=timezone.localdate())
    terms.refresh_everywhere()
    work(network.commune)
    assert holds_role(network.commune)


def test_r75_next_years_list_begins_on_new_years_day(head, network):
    approved(head, network.commune, year=this_year() + 1)
    with entered(network.commune):
        assert not User.objects.filter(email="ctv@example.org").exists()
        assert CollaboratorTerm.objects.get().from_day == date(this_year() + 1, 1, 1)
        CollaboratorTerm.objects.update(from_day=timezone.localdate())
    terms.refresh_everywhere()
    work(network.commune)
    assert holds_role(network.commune)


def test_r75_a_role_given_by_hand_without_an_approved_list_does_not_hold(network, browse):
    client = browse(network.commune)
    user = make_user(network.commune, WRITER, "tay@example.org")
    with entered(network.commune):
        user.groups.set([Group.objects.get(name=COLLABORATOR.name)])
        client.force_login(user)
    assert client.get("/quan-tri/").status_code == 302
    assert not holds_role(network.commune, "tay@example.org")


def test_r75_the_head_ends_one_collaborator_before_the_time(head, editor, network):
    approved(head, network.commune, "mot@example.org", "hai@example.org")
    with entered(network.commune):
        term = CollaboratorTerm.objects.get(email="mot@example.org")
    path = f"{LISTS}ket-thuc/{term.pk}/"
    assert editor.post(path).status_code in (302, 403)
    assert holds_role(network.commune, "mot@example.org")
    assert head.post(path).status_code == 302
    assert not holds_role(network.commune, "mot@example.org")
    assert holds_role(network.commune, "hai@example.org")
    terms.refresh_everywhere()
    work(network.commune)
    assert not holds_role(network.commune, "mot@example.org")


def test_r75_the_list_of_next_year_is_copied_with_one_click(head, network):
    of_list = approved(head, network.commune, "mot@example.org", "hai@example.org")
    first = act(head, network.commune, of_list, "copy")
    second = act(head, network.commune, of_list, "copy")
    assert first["Location"] == second["Location"]
    with entered(network.commune):
        copy = CollaboratorList.objects.exclude(pk=of_list.pk).get()
        assert (copy.year, copy.status) == (this_year() + 1, "draft")
        assert [each.email for each in copy.people.all()] == ["mot@example.org", "hai@example.org"]
    assert head.get(first["Location"]).status_code == 200


def test_r75_list_on_paper_and_as_a_spreadsheet(head, network):
    of_list = make_list(network.commune, "=1+1@example.org")
    page = head.get(f"{LISTS}ban-in/{of_list.pk}/").content.decode()
    assert f"Danh sách cộng tác viên năm {this_year()}" in page
    response = head.get(f"{detail(of_list)}?xuat=xlsx")
    sheet = load_workbook(BytesIO(response.content)).active
    assert sheet["D2"].value == "=1+1@example.org"
    assert sheet["D2"].data_type == "s"


def test_asks_as_much_for_five_lists_as_for_one(head, network):
    counts = []
    for number in (1, 4):
        for each in range(number):
            make_list(network.commune, f"{number}-{each}@example.org")
        head.get(LISTS)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert head.get(LISTS).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_reading_the_account_asks_no_more_than_before(network, browse):
    client = signed_in(network.commune, browse, WRITER)
    client.get("/quan-tri/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/quan-tri/jsi18n/")
    of_accounts = [each["sql"] for each in queries if 'FROM "editorial_user"' in each["sql"]]
    assert len([sql for sql in of_accounts if "collaboratorterm" in sql]) <= 1


# Lists for the provincial portal, through the register.


@pytest.fixture
def office(network, browse):
    return signed_in(network.province, browse, BOARD_HEAD, "chanh-van-phong@example.org")


def sent_by(organisation, browse, *emails):
    client = signed_in(organisation, browse, EDITOR, "nguoi-gui@example.org")
    of_list = make_list(organisation, *emails, writes_for="portal")
    assert act(client, organisation, of_list, "send").status_code == 302
    return client, of_list


def office_post(client, name, *rows, **data):
    values = {f"{name}-{key}": value for key, value in data.items()}
    keys = [f"{row.pk}|{row.sent_at.isoformat()}" for row in rows]
    return client.post(SENT, {"act": name, "key": keys, **values})


def office_decides(client, *rows, **changes):
    day = f"{timezone.localdate():%d/%m/%Y}"
    data = {"number": "99/QĐ-VPUBND", "date": day, "file": pdf(), **changes}
    return office_post(client, "approve", *rows, **data)


def test_r75_the_province_decides_on_many_lists_by_one_decision(office, network, browse):
    _client, first = sent_by(network.commune, browse, "mot@example.org")
    unit, second = sent_by(network.department, browse, "hai@example.org", "ba@example.org")
    rows = list(SentCollaboratorList.objects.all())
    page = office.get(SENT).content.decode()
    assert "Sở Tư pháp" in page
    assert "Phường Tô Hiệu" in page
    mail.outbox.clear()
    assert office_decides(office, *rows).status_code == 302
    for organisation in (network.province, network.commune, network.department):
        work(organisation)
    for email in ("mot@example.org", "hai@example.org", "ba@example.org"):
        assert holds_role(network.province, email)
        for organisation in (network.commune, network.department):
            assert not holds_role(organisation, email)
    for organisation, of_list in ((network.commune, first), (network.department, second)):
        own = reread(organisation, of_list)
        assert (own.status, own.decision_number) == ("approved", "99/QĐ-VPUBND")
    assert "99/QĐ-VPUBND" in unit.get(detail(second)).content.decode()
    with entered(network.province):
        assert CollaboratorDecision.objects.count() == 1
        assert set(CollaboratorTerm.objects.values_list("origin", flat=True)) == {
            "Phường Tô Hiệu",
            "Sở Tư pháp",
        }
    told = {message.to[0] for message in mail.outbox}
    assert "nguoi-gui@example.org" in told


def test_r75_a_unit_cannot_decide_on_its_list_for_the_portal(network, browse, head):
    _client, of_list = sent_by(network.commune, browse)
    decide(head, network.commune, of_list)
    assert reread(network.commune, of_list).waits
    assert head.get(SENT).status_code in (302, 403)
    row = SentCollaboratorList.objects.get()
    assert office_decides(head, row).status_code in (302, 403)
    assert head.get(f"{SENT}{row.pk}/").status_code in (302, 403)
    assert SentCollaboratorList.objects.get().waits
    assert "cong-tac-vien-don-vi" not in head.get("/quan-tri/").content.decode()


def test_r75_superuser_of_a_unit_sees_no_other_units_people(network, browse):
    sent_by(network.department, browse)
    user = make_user(network.commune, APPROVER)
    with entered(network.commune):
        user.is_superuser = True
        user.save()
        client = browse(network.commune)
        client.force_login(user)
    row = SentCollaboratorList.objects.get()
    for path in (SENT, f"{SENT}{row.pk}/", f"{SENT}?xuat=xlsx"):
        assert client.get(path).status_code in (302, 403)


def test_r75_the_province_returns_a_list_and_the_unit_sends_it_again(office, network, browse):
    unit, of_list = sent_by(network.commune, browse)
    row = SentCollaboratorList.objects.get()
    assert office_post(office, "return", row, reason="Bổ sung lĩnh vực").status_code == 302
    work(network.commune)
    assert "Bổ sung lĩnh vực" in unit.get(detail(of_list)).content.decode()
    assert unit.post(f"{LISTS}delete/{of_list.pk}/").status_code == 302
    assert reread(network.commune, of_list)
    assert act(unit, network.commune, of_list, "send").status_code == 302
    again = SentCollaboratorList.objects.get()
    assert again.waits
    assert again.sent_at > row.sent_at
    assert office_decides(office, row).status_code == 422
    assert office_decides(office, again).status_code == 302


def test_r75_what_the_unit_took_back_is_not_decided(office, network, browse):
    unit, of_list = sent_by(network.commune, browse)
    row = SentCollaboratorList.objects.get()
    assert act(unit, network.commune, of_list, "take_back").status_code == 302
    assert not SentCollaborator.objects.exists()
    assert office_decides(office, row).status_code == 422
    with entered(network.province):
        assert not CollaboratorTerm.objects.exists()


def test_r75_one_changed_list_decides_none(office, network, browse):
    sent_by(network.commune, browse)
    sent_by(network.department, browse)
    rows = list(SentCollaboratorList.objects.all())
    SentCollaboratorList.objects.filter(pk=rows[0].pk).update(sent_at=timezone.now())
    assert office_decides(office, *rows).status_code == 422
    assert SentCollaboratorList.objects.filter(status="sent").count() == 2
    assert office_post(office, "approve", number="1", date="", file="").status_code == 422
    with entered(network.province):
        assert not CollaboratorDecision.objects.exists()


@pytest.mark.parametrize("key", ["x|y", "99999999999999999999|x", "0|", "1|2020", "|"])
def test_office_bears_bad_keys(office, key):
    data = {"act": "return", "key": key, "return-reason": "Lý do"}
    assert office.post(SENT, data).status_code == 422


@pytest.mark.parametrize("query", ["nam=x", "nam=0000", "trang-thai=x", "nam=9999&xuat=xlsx"])
def test_office_bears_bad_queries(office, query):
    assert office.get(f"{SENT}?{query}").status_code == 200


def test_r75_operator_sees_every_list_and_decides_none(network, browse):
    sent_by(network.commune, browse, "mot@example.org")
    client = signed_in(network.province, browse, NETWORK_OPERATOR, "van-hanh@example.org")
    page = client.get(SENT).content.decode()
    assert "Phường Tô Hiệu" in page
    assert "Duyệt các danh sách" not in page
    row = SentCollaboratorList.objects.get()
    assert "mot@example.org" in client.get(f"{SENT}{row.pk}/").content.decode()
    assert office_decides(client, row).status_code in (302, 403)
    response = client.get(f"{SENT}?xuat=xlsx")
    sheet = load_workbook(BytesIO(response.content)).active
    assert [sheet["A2"].value, sheet["D2"].value] == ["Phường Tô Hiệu", "mot@example.org"]


def test_office_asks_as_much_for_three_lists_as_for_one(office, network, browse):
    counts = []
    for organisation in (network.commune, network.department, network.district):
        sent_by(organisation, browse, "mot@example.org", "hai@example.org")
        office.get(SENT)
        with CaptureQueriesContext(connection) as queries:
            office.get(SENT)
        counts.append(len(queries))
    assert counts[0] == counts[2] <= 25


def test_isolation_lists_terms_and_answers_stay_in_their_organisation(head, network, browse):
    of_list = approved(head, network.commune)
    other = signed_in(network.department, browse, BOARD_HEAD)
    with entered(network.department):
        assert not CollaboratorList.objects.exists()
        assert not CollaboratorTerm.objects.exists()
    for path in (detail(of_list), f"{LISTS}edit/{of_list.pk}/", f"{LISTS}ban-in/{of_list.pk}/"):
        assert other.get(path).status_code == 404
    mine = make_list(network.department, pk=of_list.pk)
    assert act(other, network.department, mine, "send").status_code == 302
    assert reread(network.commune, of_list).status == "approved"


def test_isolation_an_answer_reaches_only_the_unit_that_sent(office, network, browse):
    sent_by(network.commune, browse)
    row = SentCollaboratorList.objects.get()
    same_key = make_list(network.department, pk=row.list_id)
    with entered(network.department):
        CollaboratorList.objects.filter(pk=same_key.pk).update(status="sent")
    office_decides(office, row)
    with entered(network.department):
        from editorial.people.collaborators.register import take_answer

        take_answer.func(row.pk)
    assert reread(network.department, same_key).status == "sent"
