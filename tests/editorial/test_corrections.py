"""A published text is corrected with a dated note that goes the board's way (R31)."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page, Revision

from editorial.models import Correction
from editorial.roles import APPROVER, CHECKER, WRITER
from editorial.workflow.corrections import correct, forget
from sites.tenancy import entered
from tests.editorial.board import approve_as, check, member
from tests.factories import make_article

pytestmark = pytest.mark.django_db
NOTE = "Hội nghị họp ngày 12/12/2026, không phải ngày 11/12/2026 như bài đã đăng."


@pytest.fixture
def board(network):
    article = make_article(network.commune, "Thông báo hội nghị")
    people = {role: member(network.commune, role, role.key) for role in (WRITER, CHECKER, APPROVER)}
    return article, people


def client_of(organisation, browse, user):
    client = browse(organisation)
    with entered(organisation):
        client.force_login(user)
    return client


def address(organisation, page):
    with entered(organisation):
        return page.get_url()


def submit(organisation, page, user):
    with entered(organisation):
        fresh = Page.objects.get(pk=page.pk).specific
        fresh.get_workflow().start(fresh, user)


def test_r31_a_note_is_shown_with_its_day_once_the_board_approved_it(
    network, browse, board, django_capture_on_commit_callbacks
):
    article, people = board
    client = client_of(network.commune, browse, people[WRITER])
    edit = client.get(f"/quan-tri/pages/{article.pk}/edit/").content.decode()
    assert f"/quan-tri/dinh-chinh/{article.pk}/" in edit
    answer = client.post(f"/quan-tri/dinh-chinh/{article.pk}/", {"text": NOTE})
    assert answer.status_code == 302
    citizen, path = browse(network.commune), address(network.commune, article)
    assert NOTE not in citizen.get(path).content.decode(), "not before the board approved"
    preview = client.get(f"/quan-tri/pages/{article.pk}/view_draft/").content.decode()
    assert NOTE in preview and "chưa công bố" in preview

    submit(network.commune, article, people[WRITER])
    check(network.commune, article, people[CHECKER])
    with django_capture_on_commit_callbacks(execute=True):
        approve_as(network.commune, article, people[APPROVER])
    with entered(network.commune):
        day = Correction.objects.get().published_at
    page = citizen.get(path).content.decode()
    assert NOTE in page and "Đính chính" in page
    assert f"{day:%Y}" in page.partition(NOTE)[0].rpartition("<time")[2]
    record = client.get(f"/quan-tri/phieu-theo-doi/{article.pk}/").content.decode()
    assert NOTE in record and str(people[WRITER]) in record


def test_r209_who_wrote_the_note_does_not_approve_it(network, board):
    article, people = board
    with entered(network.commune):
        correct(article, people[APPROVER], NOTE)
    submit(network.commune, article, people[WRITER])
    check(network.commune, article, people[CHECKER])
    with pytest.raises(PermissionDenied):
        approve_as(network.commune, article, people[APPROVER])


def test_a_note_never_goes_out_with_an_older_version(network, board):
    article, people = board
    with entered(network.commune):
        older = article.save_revision(user=people[WRITER])
        correct(article, people[WRITER], NOTE)
        Revision.objects.get(pk=older.pk).publish(skip_permission_checks=True)
        assert Correction.objects.get().published_at is None
        Page.objects.get(pk=article.pk).get_latest_revision().publish(skip_permission_checks=True)
        assert Correction.objects.get().published_at


def test_a_text_at_a_step_of_the_board_takes_no_note_from_its_writer(network, board):
    article, people = board
    with entered(network.commune):
        article.save_revision(user=people[WRITER])
    submit(network.commune, article, people[WRITER])
    with entered(network.commune), pytest.raises(PermissionDenied):
        correct(article, people[WRITER], NOTE)


def test_a_note_that_nobody_read_can_be_dropped_and_no_other(network, browse, board):
    article, people = board
    with entered(network.commune):
        waiting = correct(article, people[WRITER], NOTE)
        told = correct(article, people[WRITER], NOTE)
        Correction.objects.filter(pk=told.pk).update(published_at=told.written_at)
    client = client_of(network.commune, browse, people[WRITER])
    assert client.get(f"/quan-tri/dinh-chinh/bo/{waiting.pk}/").status_code == 405
    assert client.post(f"/quan-tri/dinh-chinh/bo/{waiting.pk}/").status_code == 302
    client.post(f"/quan-tri/dinh-chinh/bo/{told.pk}/")
    with entered(network.commune):
        assert Correction.objects.get() == told


def test_a_note_is_not_dropped_while_the_text_is_at_a_step(network, board):
    article, people = board
    with entered(network.commune):
        note = correct(article, people[WRITER], NOTE)
    submit(network.commune, article, people[WRITER])
    with entered(network.commune):
        newest = Page.objects.get(pk=article.pk).latest_revision_id
        with pytest.raises(PermissionDenied):
            forget(note, people[WRITER])
        assert Page.objects.get(pk=article.pk).latest_revision_id == newest
        assert Correction.objects.get() == note


@pytest.mark.parametrize("text", ["", "ngắn", "x" * 2_001])
def test_bad_input_keeps_nothing(network, browse, board, text):
    article, people = board
    client = client_of(network.commune, browse, people[WRITER])
    answer = client.post(f"/quan-tri/dinh-chinh/{article.pk}/", {"text": text})
    assert answer.status_code == 422
    with entered(network.commune):
        assert not Correction.objects.exists()


def test_a_draft_has_nothing_to_correct(network, browse, board):
    _article, people = board
    draft = make_article(network.commune, "Bài chưa đăng", publish=False)
    client = client_of(network.commune, browse, people[WRITER])
    client.post(f"/quan-tri/dinh-chinh/{draft.pk}/", {"text": NOTE})
    assert "dinh-chinh" not in client.get(f"/quan-tri/pages/{draft.pk}/edit/").content.decode()
    with entered(network.commune):
        assert not Correction.objects.exists()


def test_notes_of_one_organisation_are_not_anothers(network, browse, board):
    article, people = board
    other = make_article(network.department, "Bài của sở")
    stranger = member(network.department, APPROVER, "nguoi-la")
    with entered(network.commune):
        note = correct(article, people[WRITER], NOTE)
    client = client_of(network.department, browse, stranger)
    for place in (f"dinh-chinh/{article.pk}/", f"dinh-chinh/bo/{note.pk}/"):
        client.post(f"/quan-tri/{place}", {"text": NOTE})
    with entered(network.commune):
        assert Correction.objects.get().by == people[WRITER]
    page = browse(network.department).get(address(network.department, other)).content.decode()
    assert NOTE not in page
