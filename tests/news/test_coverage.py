"""Inviting a reporter of the provincial portal (Art. 13.6; R87), between two schemas that never
read each other."""

import pytest
from django.core import mail
from django.core.management import call_command
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from editorial.models import User
from editorial.roles import APPROVER, NETWORK_OPERATOR, WRITER
from news.coverage import services
from news.models import ArticlePage, CoverageAssignment, CoverageRequest
from sites.models import CoverageStatus, SentCoverageRequest
from sites.tenancy import entered
from tests.factories import make_article, make_user

UNIT = "/quan-tri/moi-phong-vien/"
OFFICE = "/quan-tri/moi-phong-vien-den/"
FORM = {
    "event": "Khánh thành cầu Bản Mẫu",
    "starts_at": "08/03/2027 07:30",
    "place": "Bản Mẫu",
    "leaders": "Chủ tịch Ủy ban nhân dân tỉnh",
    "inviting_unit": "Ủy ban nhân dân phường",
    "contact_name": "Đầu mối (thử)",
    "contact_phone": "02123751595",
    "contact_email": "dau-moi@sonla.gov.vn",
    "note": "",
}


@pytest.fixture(autouse=True)
def a_worker_inside_the_tests_transaction(network, monkeypatch):
    DBTaskResult.objects.all().delete()
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def mails():
    """Who was written to by the tasks that waited, with the subjects."""
    mail.outbox.clear()
    call_command("db_worker", batch=True, interval=0, startup_delay=False)
    assert not DBTaskResult.objects.filter(status="FAILED").exists()
    return {(message.to[0], message.subject) for message in mail.outbox}


def signed_in(organisation, browse, role, email):
    client = browse(organisation)
    user = make_user(organisation, role, email)
    with entered(organisation):
        client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def unit(network, browse):
    return signed_in(network.commune, browse, WRITER, "nguoi-viet@tohieu.example.org")


@pytest.fixture
def office(network, browse):
    return signed_in(network.province, browse, APPROVER, "truong-ban@vpub.example.org")


@pytest.fixture
def row(unit):
    response = unit.post(f"{UNIT}new/", FORM)
    assert response.status_code == 302, response.context["form"].errors
    return SentCoverageRequest.objects.get()


def answer(client, row, act, **values):
    data = {"act": act, **{f"{act}-{name}": value for name, value in values.items()}}
    return client.post(f"{OFFICE}{row.pk}/", data)


def denied(response):
    """The admin answers a browser by leading it home, with a message."""
    return response.status_code == 302 and response["Location"] == "/quan-tri/"


def stood(row):
    row.refresh_from_db()
    return row.status


def test_r87_from_the_invitation_to_the_article(network, unit, office, row, browse):
    assert (row.organisation, row.status) == (network.commune, CoverageStatus.SENT)
    assert any(to == "truong-ban@vpub.example.org" for to, _subject in mails())
    listed = office.get(OFFICE).content.decode()
    assert "Khánh thành cầu Bản Mẫu" in listed
    assert network.commune.name in listed
    reporter = signed_in(network.province, browse, WRITER, "phong-vien@vpub.example.org")
    assert answer(office, row, "assign", reporter=reporter.user.pk).status_code == 302
    assert stood(row) == CoverageStatus.ASSIGNED
    assert row.reporter == str(reporter.user)
    told = {to for to, _subject in mails()}
    assert told == {
        "phong-vien@vpub.example.org", "dau-moi@sonla.gov.vn", "nguoi-viet@tohieu.example.org",
    }  # fmt: skip
    assert "Đã cử phóng viên: An" in unit.get(UNIT).content.decode()
    article = make_article(network.province, "Cầu Bản Mẫu thông xe")
    assert answer(reporter, row, "article", article=article.pk).status_code == 302
    assert stood(row) == CoverageStatus.DONE
    assert row.article_url.startswith("http://sonla.localhost/")
    assert (
        browse(network.province).get(row.article_url.partition("localhost")[2]).status_code == 200
    )
    assert {to for to, _subject in mails()} == told - {"phong-vien@vpub.example.org"}


def test_r87_a_decline_has_a_reason(office, row):
    response = answer(office, row, "decline", reason=" ")
    assert response.status_code == 422
    assert "reason" in response.context["forms"]["decline"].errors
    answer(office, row, "decline", reason="Trùng kỳ họp")
    assert (stood(row), row.reason) == (CoverageStatus.DECLINED, "Trùng kỳ họp")
    assert denied(answer(office, row, "decline", reason="Lần nữa"))


@pytest.mark.parametrize("missing", [name for name in FORM if name != "note"])
def test_r87_an_invitation_says_all_that_the_office_needs(unit, missing):
    response = unit.post(f"{UNIT}new/", FORM | {missing: ""})
    assert missing in response.context["form"].errors
    assert not SentCoverageRequest.objects.exists()


def test_what_is_changed_is_sent_again_until_it_is_closed(network, unit, office, row):
    url = f"{UNIT}edit/{row.request_id}/"
    unit.post(url, FORM | {"place": "Bản khác"})
    row.refresh_from_db()
    assert (row.place, SentCoverageRequest.objects.count()) == ("Bản khác", 1)
    answer(office, row, "decline", reason="Trùng kỳ họp")
    response = unit.post(url, FORM | {"place": "Bản nữa"})
    assert response.status_code == 200
    assert response.context["form"].errors
    row.refresh_from_db()
    assert row.place == "Bản khác"
    with entered(network.commune):
        assert CoverageRequest.objects.get().place == "Bản khác"


def test_a_withdrawn_invitation_is_kept_and_answered_no_more(unit, office, row):
    mails()
    assert unit.post(f"{UNIT}delete/{row.request_id}/").status_code == 302
    assert stood(row) == CoverageStatus.WITHDRAWN
    assert any(to == "truong-ban@vpub.example.org" for to, _subject in mails())
    assert "Đơn vị đã rút" in unit.get(UNIT).content.decode()
    assert denied(answer(office, row, "assign", reporter=office.user.pk))


def test_an_article_that_citizens_cannot_read_is_not_linked(network, office, row):
    answer(office, row, "assign", reporter=office.user.pk)
    article = make_article(network.province, publish=False)
    assert answer(office, row, "article", article=article.pk).status_code == 422
    with entered(network.province):
        article = ArticlePage.objects.get(pk=article.pk)
        with pytest.raises(services.CoverageRefused):
            services.link_article(row, article)
    assert stood(row) == CoverageStatus.ASSIGNED


def test_no_other_organisation_sees_or_answers(network, browse, row):
    other = signed_in(network.department, browse, APPROVER, "khac@example.org")
    with entered(network.department):
        User.objects.filter(pk=other.user.pk).update(is_superuser=True)
        other.force_login(User.objects.get(pk=other.user.pk))
    for path in (OFFICE, f"{OFFICE}{row.pk}/", f"{OFFICE}ket-qua/"):
        response = other.get(path, follow=True)
        assert "Bản Mẫu" not in response.content.decode()
    assert "Bản Mẫu" not in other.get(UNIT).content.decode()
    answer(other, row, "decline", reason="Phá")
    assert stood(row) == CoverageStatus.SENT
    with entered(network.department):
        mine = CoverageRequest.objects.create(
            pk=row.request_id, requested_by=other.user,
            **{**FORM, "starts_at": row.starts_at, "event": "Của Sở"},
        )  # fmt: skip
        assert services.sent_row(mine) is None
    other.post(f"{UNIT}delete/{mine.pk}/")
    assert stood(row) == CoverageStatus.SENT


def test_a_reporter_of_the_office_only(network, office, row, unit):
    """Ids that exist in both schemas name the office's own account."""
    response = answer(office, row, "assign", reporter=10**6)
    assert response.status_code == 422
    assert "reporter" in response.context["forms"]["assign"].errors
    assert stood(row) == CoverageStatus.SENT


def test_a_writer_of_the_office_sees_but_does_not_assign(network, browse, row):
    writer = signed_in(network.province, browse, WRITER, "viet@vpub.example.org")
    assert "Bản Mẫu" in writer.get(OFFICE).content.decode()
    assert denied(answer(writer, row, "assign", reporter=writer.user.pk))
    assert stood(row) == CoverageStatus.SENT


def test_an_operator_without_the_right_sees_nothing(network, browse, row):
    operator = signed_in(network.province, browse, NETWORK_OPERATOR, "may@vpub.example.org")
    text = operator.get(OFFICE, follow=True).content.decode()
    assert "Bản Mẫu" not in text


def test_the_office_filters(network, office, row):
    for query, found in (
        ("status=sent", True), ("status=declined", False),
        ("unit=hiệu", True), ("unit=khong-co", False),
        ("starts_at_from=2027-03-01&starts_at_to=2027-03-31", True),
    ):  # fmt: skip
        text = office.get(f"{OFFICE}?{query}").content.decode()
        assert ("Khánh thành cầu" in text) is found, query


def test_a_list_of_many_takes_few_statements(
    network, office, unit, row, django_assert_max_num_queries
):
    with entered(network.commune):
        one = CoverageRequest.objects.get()
        for _number in range(25):
            one.pk = None
            one.save()
            services.send(one)
    for client, path in ((office, OFFICE), (unit, UNIT)):
        client.get(path)
        with django_assert_max_num_queries(25) as statements:
            assert client.get(path).status_code == 200
        assert len(statements) <= 25


def test_an_account_that_left_is_written_no_mail(network, office, row, browse):
    reporter = signed_in(network.province, browse, WRITER, "phong-vien@vpub.example.org")
    answer(office, row, "assign", reporter=reporter.user.pk)
    with entered(network.province):
        User.objects.filter(pk=reporter.user.pk).update(is_active=False)
    assert "phong-vien@vpub.example.org" not in {to for to, _subject in mails()}
    with entered(network.province):
        User.objects.filter(pk=reporter.user.pk).delete()
        assert CoverageAssignment.objects.get().reporter is None
