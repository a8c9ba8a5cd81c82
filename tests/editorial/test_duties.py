"""Fields of duty and substitutes at the screens (Arts. 11.1, 12.5; R61, R74)."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from editorial.models import SectionDuty, Substitution
from editorial.roles import APPROVER, BOARD_HEAD, CHECKER, EDITOR, TECHNICIAN, WRITER
from editorial.workflow.members import in_groups, with_substitutes, with_those_acting
from news.models import NewsSectionPage
from sites.tenancy import entered
from tests.editorial.board import member
from tests.editorial.people import signed_in

pytestmark = pytest.mark.django_db
DUTIES = "/quan-tri/linh-vuc-phu-trach/"
SUBSTITUTES = "/quan-tri/uy-quyen-thay-the/"


def day(offset=0):
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def head(network, browse):
    return signed_in(network.commune, browse, BOARD_HEAD, "truong-ban@example.org")


def section_of(organisation):
    with entered(organisation):
        return NewsSectionPage.objects.order_by("path").first()


def substitution(absent, substitute, first=0, last=7):
    return {
        "absent": absent.pk,
        "substitute": substitute.pk,
        "from_day": f"{day(first):%d/%m/%Y}",
        "until_day": f"{day(last):%d/%m/%Y}",
    }


def test_r61_r74_the_head_gives_a_field_of_duty(head, network):
    approver = member(network.commune, APPROVER, "duyet")
    section = section_of(network.commune)
    data = {"user": approver.pk, "section": section.pk}
    assert head.post(f"{DUTIES}new/", data).status_code == 302
    with entered(network.commune):
        assert SectionDuty.objects.get().section_id == section.pk
    page = head.get(f"{DUTIES}?user={approver.pk}").content.decode()
    assert section.title in page
    again = head.post(f"{DUTIES}new/", data)
    assert again.status_code == 200
    assert again.context["form"].errors


@pytest.mark.parametrize("role", [WRITER, EDITOR, CHECKER, TECHNICIAN])
def test_r74_a_field_of_duty_is_for_those_who_approve(head, network, role):
    user = member(network.commune, role, "khac")
    data = {"user": user.pk, "section": section_of(network.commune).pk}
    response = head.post(f"{DUTIES}new/", data)
    assert response.status_code == 200
    assert "user" in response.context["form"].errors
    with entered(network.commune), pytest.raises(ValidationError):
        SectionDuty(user=user, section=section_of(network.commune)).full_clean()


def test_the_head_enters_a_substitute(head, network):
    absent, other = (
        member(network.commune, APPROVER, "vang"),
        member(network.commune, APPROVER, "thay"),
    )
    response = head.post(f"{SUBSTITUTES}new/", substitution(absent, other))
    assert response.status_code == 302, response.context["form"].errors
    page = head.get(f"{SUBSTITUTES}?when=now").content.decode()
    assert "Thay" in page
    with entered(network.commune):
        row = Substitution.objects.get()
        assert str(row) not in head.get(f"{SUBSTITUTES}?when=over").content.decode()
    with entered(network.commune):
        Substitution.objects.update(from_day=day(-9), until_day=day(-2))
    assert head.get(f"{SUBSTITUTES}edit/{row.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("absent", "substitute", "field"),
    [
        (APPROVER, WRITER, "substitute"),
        (APPROVER, TECHNICIAN, "substitute"),
        (APPROVER, EDITOR, "substitute"),
        (APPROVER, CHECKER, "substitute"),
        (BOARD_HEAD, CHECKER, "substitute"),
        (CHECKER, WRITER, "substitute"),
        (WRITER, CHECKER, "absent"),
        (TECHNICIAN, APPROVER, "absent"),
    ],
)
def test_r209_a_substitute_holds_a_role_that_fits(network, absent, substitute, field):
    away, other = (
        member(network.commune, absent, "vang"),
        member(network.commune, substitute, "thay"),
    )
    with entered(network.commune), pytest.raises(ValidationError) as refused:
        Substitution(absent=away, substitute=other, until_day=day(3)).full_clean()
    assert field in refused.value.message_dict


@pytest.mark.parametrize(
    ("absent", "substitute"),
    [(APPROVER, BOARD_HEAD), (BOARD_HEAD, APPROVER), (CHECKER, EDITOR), (EDITOR, APPROVER)],
)
def test_fitting_substitutes_are_accepted(network, absent, substitute):
    away, other = (
        member(network.commune, absent, "vang"),
        member(network.commune, substitute, "thay"),
    )
    with entered(network.commune):
        Substitution(absent=away, substitute=other, until_day=day(3)).full_clean()


@pytest.mark.parametrize(("first", "last"), [(3, 1), (-5, -1)])
def test_bad_days_are_told(head, network, first, last):
    absent, other = (
        member(network.commune, APPROVER, "vang"),
        member(network.commune, APPROVER, "thay"),
    )
    response = head.post(f"{SUBSTITUTES}new/", substitution(absent, other, first, last))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"until_day"}


def test_nobody_acts_for_themselves_nor_while_away(head, network):
    one, two, three = (member(network.commune, APPROVER, name) for name in ("mot", "hai", "ba"))
    response = head.post(f"{SUBSTITUTES}new/", substitution(one, one))
    assert "substitute" in response.context["form"].errors
    assert head.post(f"{SUBSTITUTES}new/", substitution(two, three)).status_code == 302
    for data in (substitution(one, two, 5, 9), substitution(two, three, 7, 8)):
        response = head.post(f"{SUBSTITUTES}new/", data)
        assert "substitute" in response.context["form"].errors
    assert head.post(f"{SUBSTITUTES}new/", substitution(one, two, 8, 9)).status_code == 302


def test_an_account_that_is_closed_does_not_act(network):
    away, other = (
        member(network.commune, APPROVER, "vang"),
        member(network.commune, APPROVER, "thay"),
    )
    with entered(network.commune):
        other.is_active = False
        other.save()
        with pytest.raises(ValidationError):
            Substitution(absent=away, substitute=other, until_day=day(3)).full_clean()
        with pytest.raises(ValidationError):
            SectionDuty(user=other, section=section_of(network.commune)).full_clean()


@pytest.mark.parametrize("role", [WRITER, EDITOR, APPROVER])
@pytest.mark.parametrize("path", [DUTIES, SUBSTITUTES])
def test_only_the_head_keeps_duties_and_substitutes(network, browse, role, path):
    client = signed_in(network.commune, browse, role)
    for each in (path, f"{path}new/"):
        assert client.get(each).status_code in (302, 403)
    assert path not in client.get("/quan-tri/").content.decode()


@pytest.mark.parametrize(
    "query", ["when=x", "user=x", "absent=999999999", "p=x", "when=now&when=x"]
)
def test_lists_bear_bad_queries(head, query):
    for path in (DUTIES, SUBSTITUTES):
        assert head.get(f"{path}?{query}").status_code in (200, 404)


def test_isolation_of_duties_and_substitutes(head, network, browse):
    absent, other = (
        member(network.commune, APPROVER, "vang"),
        member(network.commune, APPROVER, "thay"),
    )
    head.post(f"{SUBSTITUTES}new/", substitution(absent, other))
    section = section_of(network.commune)
    head.post(f"{DUTIES}new/", {"user": absent.pk, "section": section.pk})
    with entered(network.commune):
        row, duty = Substitution.objects.get(), SectionDuty.objects.get()
    stranger = signed_in(network.department, browse, BOARD_HEAD)
    for path in (f"{SUBSTITUTES}edit/{row.pk}/", f"{DUTIES}edit/{duty.pk}/"):
        assert stranger.get(path).status_code == 404
    with entered(network.department):
        assert not Substitution.objects.exists()
        assert not SectionDuty.objects.exists()


def test_lists_ask_as_much_for_four_rows_as_for_one(head, network):
    section = section_of(network.commune)
    counts = []
    for number in range(4):
        user = member(network.commune, APPROVER, f"duyet{number}")
        with entered(network.commune):
            SectionDuty.objects.create(user=user, section=section)
            Substitution.objects.create(absent=user, substitute=head.user, until_day=day(number))
        found = []
        for path in (DUTIES, SUBSTITUTES):
            head.get(path)
            with CaptureQueriesContext(connection) as queries:
                head.get(path)
            found.append(len(queries))
        counts.append(found)
    assert counts[0] == counts[-1]


def test_who_acts_for_a_member_of_a_step_takes_it_in_these_days_only(network):
    away, other = (member(network.commune, CHECKER, name) for name in ("vang", "khac"))
    acting = member(network.commune, APPROVER, "thay")
    with entered(network.commune):
        groups = Group.objects.filter(name=CHECKER.name)
        assert with_those_acting(groups) == {away.pk, other.pk}
        row = Substitution.objects.create(absent=away, substitute=acting, until_day=day(2))
        with CaptureQueriesContext(connection) as queries:
            assert with_those_acting(groups) == {away.pk, other.pk, acting.pk}
        assert len(queries) == 1
        assert with_those_acting(groups) == with_substitutes(in_groups(groups))
        away.is_active = False
        away.save()
        assert with_those_acting(groups) == {other.pk}
        away.is_active = True
        away.save()
        Substitution.objects.filter(pk=row.pk).update(from_day=day(1))
        assert with_those_acting(groups) == {away.pk, other.pk}


def test_the_panels_of_the_home_page_ask_one_statement_each(head):
    head.get("/quan-tri/")
    with CaptureQueriesContext(connection) as queries:
        assert head.get("/quan-tri/").status_code == 200
    asked = [each["sql"] for each in queries]
    for table in ("sites_requesttounit", "sites_trainingrecord"):
        assert sum(f'FROM "{table}"' in sql for sql in asked) == 1
