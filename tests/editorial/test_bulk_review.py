"""One step with many texts: each by itself, each written down, nothing unseen."""

import pytest

from editorial.models import BulkReview, ReviewRecord
from editorial.models.review_record import ReviewAct
from editorial.roles import APPROVER, WRITER
from editorial.workflow.bulk import run
from editorial.workflow.declarations import STATEMENTS
from editorial.workflow.desk import Desk
from sites.tenancy import entered
from tests.editorial.board import check, member, submitted

pytestmark = pytest.mark.django_db
URL = "/quan-tri/duyet-nhieu-bai/"
BOXES = {each.code: "on" for each in STATEMENTS}


@pytest.fixture
def board(network):
    names = (("viet", WRITER), ("mot", APPROVER), ("hai", APPROVER))
    return {name: member(network.commune, role, name) for name, role in names}


def client_of(organisation, browse, user):
    client = browse(organisation)
    with entered(organisation):
        client.force_login(user)
    return client


def keys_of(organisation, user):
    with entered(organisation):
        return [each.key for each in Desk().waiting_for(user)]


def finish(organisation):
    with entered(organisation):
        job = BulkReview.objects.latest("pk")
        run.func(job.pk)
        job.refresh_from_db()
        return job


def test_many_are_checked_and_approved_each_with_its_record(network, board, browse):
    pages = [submitted(network.commune, board["viet"], f"Bài {n}") for n in range(12)]
    client = client_of(network.commune, browse, board["mot"])
    keys = keys_of(network.commune, board["mot"])
    asked = client.post(URL, {"key": keys}).content.decode()
    assert "Không chứa bí mật nhà nước." in asked
    assert "my-work__late" not in asked
    client.post(URL, {"key": keys, "confirmed": "1", **BOXES})
    job = finish(network.commune)
    assert (job.done, job.refused) == (12, [])
    other = client_of(network.commune, browse, board["hai"])
    other.post(URL, {"key": keys_of(network.commune, board["hai"]), "confirmed": "1"})
    job = finish(network.commune)
    assert (job.done, job.refused) == (12, [])
    with entered(network.commune):
        for page in pages:
            page.refresh_from_db()
            assert page.live
        assert ReviewRecord.objects.filter(act=ReviewAct.CHECKED).count() == 12
        assert ReviewRecord.objects.filter(act=ReviewAct.APPROVED).count() == 12


def test_what_changed_after_the_choice_is_left_out_and_named(network, board, browse):
    pages = [submitted(network.commune, board["viet"], f"Bài {n}") for n in range(3)]
    client = client_of(network.commune, browse, board["mot"])
    keys = keys_of(network.commune, board["mot"])
    client.post(URL, {"key": keys, "confirmed": "1", **BOXES})
    with entered(network.commune):
        pages[1].save_revision(user=board["hai"])
    job = finish(network.commune)
    assert [title for title, _why in job.refused] == ["Bài 1"]
    shown = client.get(f"{URL}{job.pk}/").content.decode()
    assert "Bài 1" in shown and "Đã xử lý: 3." in shown


def test_an_interrupted_job_goes_on(network, board, browse):
    for number in range(12):
        submitted(network.commune, board["viet"], f"Bài {number}")
    client = client_of(network.commune, browse, board["mot"])
    keys = keys_of(network.commune, board["mot"])
    client.post(URL, {"key": keys, "confirmed": "1", **BOXES})
    with entered(network.commune):
        BulkReview.objects.update(done=10)
    job = finish(network.commune)
    assert (job.done, job.refused) == (12, [])
    with entered(network.commune):
        assert ReviewRecord.objects.count() == 2


def test_texts_at_different_steps_and_nothing_are_refused_in_words(network, board, browse):
    first = submitted(network.commune, board["viet"], "Bài 1")
    submitted(network.commune, board["viet"], "Bài 2")
    check(network.commune, first, board["hai"])
    client = client_of(network.commune, browse, board["mot"])
    keys = keys_of(network.commune, board["mot"])
    assert "cùng một bước" in client.post(URL, {"key": keys}, follow=True).content.decode()
    empty = client.post(URL, {"key": ["1-2", "x", ""]}, follow=True).content.decode()
    assert "không còn chờ xử lý" in empty
    with entered(network.commune):
        assert not BulkReview.objects.exists()


def test_a_job_is_seen_by_whoever_began_it_only(network, board, browse):
    submitted(network.commune, board["viet"])
    client = client_of(network.commune, browse, board["mot"])
    keys = keys_of(network.commune, board["mot"])
    client.post(URL, {"key": keys, "confirmed": "1", **BOXES})
    job = finish(network.commune)
    other = client_of(network.commune, browse, board["hai"])
    assert other.get(f"{URL}{job.pk}/").status_code == 404
    stranger = member(network.department, APPROVER, "la")
    assert client_of(network.department, browse, stranger).get(f"{URL}{job.pk}/").status_code == 404
