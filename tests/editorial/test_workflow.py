"""From a draft to what citizens read: nobody alone, everything written down (R209)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, TaskState, Workflow

from editorial.board import update_roles
from editorial.models import (
    ApprovalTask,
    CheckTask,
    OutgoingMail,
    ReviewRecord,
    SectionDuty,
    Substitution,
)
from editorial.models.review_record import ReviewAct
from editorial.roles import APPROVER, BOARD_HEAD, EDITOR, ROLES, WRITER
from editorial.workflow.desk import Desk
from editorial.workflow.notifications import remind, tell_members
from news.models import NewsSectionPage
from sites.models import PublishedItem
from sites.prohibited_acts import ProhibitedAct
from sites.tenancy import entered
from tests.editorial.board import (
    REASON,
    act,
    action_url,
    approve_as,
    check,
    declared,
    member,
    submitted,
)
from tests.factories import make_article
from tests.news.test_editor_flow import article_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(network):
    """Of the commune: a writer, two approvers, the head."""
    commune = network.commune
    return {
        "writer": member(commune, WRITER, "viet"),
        "first": member(commune, APPROVER, "mot"),
        "second": member(commune, APPROVER, "hai"),
        "head": member(commune, BOARD_HEAD, "truong"),
    }


def is_live(organisation, page):
    with entered(organisation):
        return Page.objects.get(pk=page.pk).live


def acts(organisation, page):
    with entered(organisation):
        records = ReviewRecord.objects.filter(page_id=page.pk).order_by("pk")
        return [(record.act, record.user_name) for record in records]


def waiting(organisation, user):
    with entered(organisation):
        return [each.title for each in Desk().waiting_for(user)]


def test_r209_written_checked_approved_by_different_people(network, board):
    page = submitted(network.commune, board["writer"])
    check(network.commune, page, board["first"])
    assert not is_live(network.commune, page)
    approve_as(network.commune, page, board["second"])
    assert is_live(network.commune, page)
    assert acts(network.commune, page) == [
        (ReviewAct.CHECKED, "Mot An"),
        (ReviewAct.APPROVED, "Hai An"),
    ]
    assert PublishedItem.objects.filter(page_id=page.pk, kind="news").exists()


def test_r73_who_approved_stays_on_the_version(network, board, browse):
    page = submitted(network.commune, board["writer"])
    check(network.commune, page, board["first"])
    approve_as(network.commune, page, board["second"])
    with entered(network.commune):
        approval = ReviewRecord.objects.get(act=ReviewAct.APPROVED)
        assert approval.revision_id == Page.objects.get(pk=page.pk).live_revision_id
        board["second"].delete()
        assert ReviewRecord.objects.get(act=ReviewAct.APPROVED).user_name == "Hai An"
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(board["head"])
    printed = client.get(f"/quan-tri/phieu-theo-doi/{page.pk}/").content.decode()
    assert "Hai An" in printed and "Đã duyệt, xuất bản" in printed


def test_r209_the_province_edits_checks_and_approves_in_three_steps(network):
    writer = member(network.province, WRITER, "viet")
    editor = member(network.province, EDITOR, "bien-tap")
    head = member(network.province, BOARD_HEAD, "truong")
    page = submitted(network.province, writer)
    approve_as(network.province, page, editor)
    check(network.province, page, editor)
    approve_as(network.province, page, head)
    assert is_live(network.province, page)
    assert [what for what, _who in acts(network.province, page)] == [
        ReviewAct.PASSED_ON,
        ReviewAct.CHECKED,
        ReviewAct.APPROVED,
    ]


def test_r209_the_writer_never_approves(network, board):
    page = submitted(network.commune, board["first"])
    check(network.commune, page, board["first"])
    assert waiting(network.commune, board["first"]) == []
    with pytest.raises(PermissionDenied):
        approve_as(network.commune, page, board["first"])
    assert not is_live(network.commune, page)
    assert waiting(network.commune, board["second"]) == ["Bài chờ duyệt"]


def test_r209_whoever_changed_the_text_last_does_not_approve(network, board):
    page = submitted(network.commune, board["writer"])
    check(network.commune, page, board["first"])
    with entered(network.commune):
        page.save_revision(user=board["second"])
    for name in ("first", "second"):
        with pytest.raises(PermissionDenied):
            approve_as(network.commune, page, board[name])
    act(network.commune, page, board["first"], "recheck")
    check(network.commune, page, board["first"])
    with pytest.raises(PermissionDenied):
        approve_as(network.commune, page, board["second"])
    approve_as(network.commune, page, board["first"])
    assert is_live(network.commune, page)


def test_r209_where_nobody_else_is_left_it_is_said_and_counted(network):
    head = member(network.commune, BOARD_HEAD, "mot-minh")
    page = submitted(network.commune, head)
    check(network.commune, page, head)
    with entered(network.commune):
        newest = Page.objects.get(pk=page.pk).latest_revision_id
    with pytest.raises(PermissionDenied):
        approve_as(network.commune, page, head)
    with pytest.raises(PermissionDenied):
        act(network.commune, page, head, "approve_alone", reason=REASON, revision=newest)
    data = {"reason": "Xã chỉ có một cán bộ biên tập.", "alone": True, "revision": newest}
    act(network.commune, page, head, "approve_alone", **data)
    assert is_live(network.commune, page)
    with entered(network.commune):
        assert ReviewRecord.objects.filter(act=ReviewAct.APPROVED_ALONE).count() == 1


def test_alone_is_not_offered_while_somebody_else_can(network, board):
    page = submitted(network.commune, board["first"])
    check(network.commune, page, board["first"])
    with entered(network.commune):
        newest = Page.objects.get(pk=page.pk).latest_revision_id
    data = {"reason": REASON, "alone": True, "revision": newest}
    with pytest.raises(PermissionDenied):
        act(network.commune, page, board["first"], "approve_alone", **data)


# The declaration -------------------------------------------------------------------------------


def test_r32_r95_what_is_declared_is_kept_with_its_version(network, board):
    page = submitted(network.commune, board["writer"])
    check(network.commune, page, board["first"])
    with entered(network.commune):
        kept = ReviewRecord.objects.get(act=ReviewAct.CHECKED)
        assert {"law", "secrets", "personal-data", "source", "documents"} == set(kept.statements)
        assert kept.version and kept.revision_id == Page.objects.get(pk=page.pk).latest_revision_id


@pytest.mark.parametrize("box", ["law", "secrets", "personal-data", "source", "documents"])
def test_r32_no_box_may_be_left_out(network, board, box):
    page = submitted(network.commune, board["writer"])
    with entered(network.commune):
        data = declared(page, **{box: False})
    with pytest.raises(PermissionDenied):
        act(network.commune, page, board["first"], "approve", **data)
    assert acts(network.commune, page) == []


def test_a_declaration_of_an_older_version_is_refused(network, board):
    page = submitted(network.commune, board["writer"])
    with entered(network.commune):
        old = declared(page)
        page.save_revision(user=board["second"])
    with pytest.raises(PermissionDenied):
        act(network.commune, page, board["first"], "approve", **old)
    assert acts(network.commune, page) == []


def test_a_step_of_another_text_cannot_be_named_in_the_address(network, board, browse):
    page = submitted(network.commune, board["writer"])
    other = submitted(network.commune, board["first"], "Bài của người duyệt")
    check(network.commune, other, board["second"])
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(board["first"])
        foreign = action_url(other, "approve").replace(f"/{other.pk}/", f"/{page.pk}/", 1)
        newest = Page.objects.get(pk=other.pk).latest_revision_id
    client.post(foreign, {"revision": newest, "comment": ""})
    assert not is_live(network.commune, other)


# Back to the writer ------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [{}, {"reason": "ngắn"}, {"reason": REASON, "code": "10.9"}])
def test_r48_r58_returning_needs_a_reason(network, board, data):
    page = submitted(network.commune, board["writer"])
    with pytest.raises(PermissionDenied):
        act(network.commune, page, board["first"], "reject", **data)


def test_a_returned_text_is_on_the_writers_desk_with_its_reason(network, board, browse):
    page = submitted(network.commune, board["writer"])
    act(network.commune, page, board["first"], "reject", reason=REASON, code="")
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(board["writer"])
        own = Desk().own_texts(board["writer"])
        assert [(each.back.reason, each.back.user_name) for each in own] == [(REASON, "Mot An")]
    home = client.get("/quan-tri/").content.decode()
    assert REASON in home and "Viết bài mới" in home


@pytest.mark.parametrize("code", ProhibitedAct.values)
def test_r58_a_refusal_names_one_of_the_ten_acts(network, board, code):
    page = submitted(network.commune, board["writer"])
    act(network.commune, page, board["first"], "refuse", reason=REASON, code=code)
    with entered(network.commune):
        assert ReviewRecord.objects.get().code == code
        assert not Page.objects.get(pk=page.pk).current_workflow_state


def test_a_refusal_without_a_code_is_none(network, board):
    page = submitted(network.commune, board["writer"])
    with pytest.raises(PermissionDenied):
        act(network.commune, page, board["first"], "refuse", reason=REASON, code="")


# Who may -----------------------------------------------------------------------------------------


def test_r61_r74_a_field_of_duty_is_approved_by_its_member_and_the_head(network, board):
    with entered(network.commune):
        section = NewsSectionPage.objects.filter(depth=4).order_by("path")[0]
        SectionDuty.objects.create(user=board["first"], section=section)
    page = submitted(network.commune, board["writer"])
    check(network.commune, page, board["second"])
    with pytest.raises(PermissionDenied):
        approve_as(network.commune, page, board["second"])
    assert waiting(network.commune, board["second"]) == []
    assert waiting(network.commune, board["head"]) == ["Bài chờ duyệt"]
    approve_as(network.commune, page, board["first"])
    assert is_live(network.commune, page)


def test_a_substitute_acts_within_the_days_only(network, board):
    from datetime import timedelta

    from django.utils import timezone

    today = timezone.localdate()
    page = submitted(network.commune, board["first"])
    stand_in = board["writer"]
    with entered(network.commune):
        away = Substitution.objects.create(
            absent=board["second"], substitute=stand_in, from_day=today, until_day=today
        )
    check(network.commune, page, stand_in)
    with entered(network.commune):
        away.from_day = away.until_day = today - timedelta(days=1)
        away.save()
    with pytest.raises(PermissionDenied):
        approve_as(network.commune, page, stand_in)
    with entered(network.commune):
        away.until_day = today
        away.save()
    approve_as(network.commune, page, stand_in)
    assert is_live(network.commune, page)


def test_a_second_approver_at_the_same_time_is_refused(network, board):
    page = submitted(network.commune, board["writer"])
    check(network.commune, page, board["first"])
    with entered(network.commune):
        state = Page.objects.get(pk=page.pk).current_workflow_task_state
        data = {"comment": "", "revision": state.revision_id}
        state.task.specific.on_action(state, board["second"], "approve", **data)
        stale = TaskState.objects.get(pk=state.pk)
        stale.status = TaskState.STATUS_IN_PROGRESS  # as the other had read it
        with pytest.raises(PermissionDenied):
            stale.task.specific.on_action(stale, board["head"], "approve", **data)
        assert ReviewRecord.objects.filter(act=ReviewAct.APPROVED).count() == 1


def test_a_step_that_nobody_is_left_to_take_is_shown_to_the_head(network, board, browse):
    page = submitted(network.commune, board["writer"])
    with entered(network.commune):
        for task in [*CheckTask.objects.all(), *ApprovalTask.objects.all()]:
            task.groups.clear()
        assert [each.workflow_state.object_id for each in Desk().unattended()] == [str(page.pk)]
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(board["head"])
    assert "bước không có ai xử lý được" in client.get("/quan-tri/").content.decode()


def test_a_workflow_changed_with_texts_inside_goes_on(network, board):
    page = submitted(network.commune, board["writer"])
    with entered(network.commune):
        workflow = Workflow.objects.get()
        checking = CheckTask.objects.get()
        workflow.workflow_tasks.filter(task=checking).delete()
    check(network.commune, page, board["first"])
    approve_as(network.commune, page, board["second"])
    assert is_live(network.commune, page)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_r209_no_role_publishes_past_the_board(network, browse, role):
    organisation = network.province if role.provincial_only else network.commune
    user = member(organisation, role, "ai-do")
    draft = make_article(organisation, "Nháp", publish=False)
    client = browse(organisation)
    with entered(organisation):
        client.force_login(user)
    edit = f"/quan-tri/pages/{draft.pk}/edit/"
    assert 'name="action-publish"' not in client.get(edit).content.decode()
    texts = {"title": "Nháp", "slug": "nhap", "author": "Ban Biên tập", "source": "Cổng thử"}
    client.post(edit, article_form(**texts) | {"action-publish": "1"})
    client.post(f"/quan-tri/bulk/wagtailcore/page/publish/?id={draft.pk}&next=/quan-tri/")
    client.post(f"/quan-tri/api/main/pages/{draft.pk}/action/publish/")
    assert not is_live(organisation, draft)


def test_roles_are_brought_up_to_the_table_and_a_second_run_changes_nothing(network, capsys):
    with entered(network.commune):
        from django.contrib.auth.models import Group

        Group.objects.get(name=APPROVER.name).permissions.clear()
        assert update_roles(network.commune) == [APPROVER.name]
        assert update_roles(network.commune) == []
    call_command("update_roles", organisation="xa-03649")
    assert "1 organisations, 0 changed." in capsys.readouterr().out


# Mails, figures, two organisations ---------------------------------------------------------------


def test_mail_goes_to_those_concerned_only(network, board, mailoutbox):
    page = submitted(network.commune, board["first"])
    with entered(network.commune):
        state = Page.objects.get(pk=page.pk).current_workflow_task_state
        tell_members.func(state.pk, board["first"].pk)
    told = {letter.to[0] for letter in mailoutbox}
    assert told == {"hai@example.org", "truong@example.org"}
    mailoutbox.clear()
    check(network.commune, page, board["second"])
    with entered(network.commune):
        state = Page.objects.get(pk=page.pk).current_workflow_task_state
        tell_members.func(state.pk, board["second"].pk)
    assert {letter.to[0] for letter in mailoutbox} == {"truong@example.org"}


def test_what_is_overdue_is_reminded_of_once_a_day(network, board, mailoutbox):
    from datetime import timedelta

    from django.utils import timezone

    submitted(network.commune, board["writer"])
    with entered(network.commune):
        TaskState.objects.update(started_at=timezone.now() - timedelta(days=3))
        remind.func()
    assert {letter.to[0] for letter in mailoutbox} == {
        "mot@example.org",
        "hai@example.org",
        "truong@example.org",
    }
    assert "Bài chờ duyệt" in mailoutbox[0].body


def test_a_mail_server_that_is_down_loses_nothing(network, board, settings, monkeypatch):
    from django.core.mail import send_mail

    from editorial import mail

    settings.MAILERS = {
        "default": {"BACKEND": "editorial.mail.KeepingBackend"},
        "direct": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"},
    }
    with entered(network.commune):
        send_mail("Thư thử", "Nội dung", None, ["ai-do@example.org"])
        kept = OutgoingMail.objects.get()

        class Down:
            def send_messages(self, messages):
                raise ConnectionRefusedError("máy chủ thư không trả lời")

        with monkeypatch.context() as patch:
            patch.setattr(mail, "mailers", {mail.DIRECT: Down()})
            mail.deliver.func(kept.pk)
        kept.refresh_from_db()
        assert (kept.sent_at, kept.attempts) == (None, 1)
        assert "không trả lời" in kept.error
        mail.deliver.func(kept.pk)
        kept.refresh_from_db()
        assert kept.sent_at
    with entered(network.department):
        assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("role", [APPROVER, BOARD_HEAD], ids=lambda role: role.key)
def test_the_desk_of_200_waiting_texts_takes_few_statements(
    network, board, browse, django_assert_max_num_queries, role
):
    first = submitted(network.commune, board["writer"], "Bài 0")
    with entered(network.commune):
        for number in range(1, 200):
            copy = first.copy(
                update_attrs={"slug": f"bai-{number}", "title": f"Bài {number}"},
                keep_live=False,
                user=board["writer"],
            )
            copy.get_workflow().start(copy, board["writer"])
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(member(network.commune, role, "nguoi-xem"))
    client.get("/quan-tri/")
    with django_assert_max_num_queries(25):
        home = client.get("/quan-tri/").content.decode()
    assert "(200)" in home


def test_nothing_of_one_board_is_on_anothers_desk(network, board, browse):
    page = submitted(network.commune, board["writer"], "Bài của phường")
    stranger = member(network.department, BOARD_HEAD, "nguoi-la")
    assert waiting(network.department, stranger) == []
    client = browse(network.department)
    with entered(network.department):
        client.force_login(stranger)
    with entered(network.commune):
        address = action_url(page, "approve")
    for path in (address, f"/quan-tri/phieu-theo-doi/{page.pk}/", f"/quan-tri/go-bai/{page.pk}/"):
        assert "Bài của phường" not in client.get(path, follow=True).content.decode()
        client.post(path, {"comment": "", "revision": 1, "reason": REASON, "notice": "gone"})
    assert acts(network.commune, page) == []


@pytest.mark.parametrize("place", ["pages/{section}/", "pages/{page}/edit/"])
def test_explorer_and_editor_ask_no_more_where_there_are_many_pages(
    network, board, browse, django_assert_max_num_queries, place
):
    page = make_article(network.commune, "Bài 0")
    with entered(network.commune):
        section = page.get_parent().pk
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(board["first"])
    address = f"/quan-tri/{place.format(section=section, page=page.pk)}"
    for number in range(1, 4):
        make_article(network.commune, f"Bài {number}")
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        assert client.get(address).status_code == 200
    for number in range(4, 34):
        make_article(network.commune, f"Bài {number}")
    with django_assert_max_num_queries(len(few)):
        client.get(address)
