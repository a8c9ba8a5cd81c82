"""Who answers for a text on its printed record, and whose seal goes with the name (Arts. 11.1,
11.2; R63, R66)."""

import pytest

from editorial.boards.seals import seal_of
from editorial.models import Board, BoardMember, User
from editorial.roles import APPROVER, BOARD_HEAD, CHECKER, WRITER
from sites.models import PublishedItem
from sites.tenancy import entered
from tests.editorial.board import approve_as, check, member, submitted
from tests.editorial.boards import make_board
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def approved_article(organisation, approver):
    writer = member(organisation, WRITER, "viet")
    checker = member(organisation, CHECKER, "kiem")
    page = submitted(organisation, writer)
    check(organisation, page, checker)
    approve_as(organisation, page, approver)
    return page


def record(client, organisation, page, user):
    with entered(organisation):
        client.force_login(user)
    return client.get(f"/quan-tri/phieu-theo-doi/{page.pk}/").content.decode()


def give_account(organisation, user, **fields):
    with entered(organisation):
        board = Board.current()
        values = {"full_name": "Quàng Thị Hoa", "position": "Phó Chủ tịch", **fields}
        board.members.add(BoardMember(account=User.objects.get(pk=user.pk), **values))
        board.save()


def test_r66_the_record_names_who_answers_with_position_unit_and_seal(network, browse):
    make_board(network.commune)
    approver = member(network.commune, APPROVER, "duyet")
    give_account(network.commune, approver, role="deputy", standing="other", seal_unit="Công an")
    page = approved_article(network.commune, approver)
    text = record(browse(network.commune), network.commune, page, approver)
    for part in ("Quàng Thị Hoa", "Phó Chủ tịch", "Phường Tô Hiệu", "đóng dấu: Công an"):
        assert part in text


def test_r66_an_approver_who_is_on_no_board_acts_for_its_head(network, browse):
    make_board(network.commune)
    approver = member(network.commune, APPROVER, "duyet")
    page = approved_article(network.commune, approver)
    text = record(browse(network.commune), network.commune, page, approver)
    assert "Cầm Văn Minh" in text
    assert "đóng dấu: Phường Tô Hiệu" in text


def test_r66_without_a_board_the_approver_answers(network, browse):
    approver = member(network.commune, BOARD_HEAD, "duyet")
    page = approved_article(network.commune, approver)
    text = record(browse(network.commune), network.commune, page, approver)
    assert str(approver) in text
    assert "NGƯỜI CHỊU TRÁCH NHIỆM" in text


def test_r66_nobody_answers_for_what_nobody_approved(network, browse):
    make_board(network.commune)
    writer = member(network.commune, WRITER, "viet")
    page = make_article(network.commune, publish=False)
    text = record(browse(network.commune), network.commune, page, writer)
    assert "NGƯỜI CHỊU TRÁCH NHIỆM" not in text


@pytest.mark.parametrize(
    ("role", "seal_unit", "seal"),
    [
        ("head", "", "Văn phòng Ủy ban nhân dân tỉnh Sơn La"),
        ("deputy", "Trung tâm Thông tin", "Trung tâm Thông tin"),
        ("deputy", "", "dấu của đơn vị nơi người ký công tác"),
    ],
)
def test_r63_the_head_uses_the_offices_seal_a_deputy_that_of_their_unit(
    network, role, seal_unit, seal
):
    with entered(network.province):
        assert seal_of(BoardMember(role=role, seal_unit=seal_unit)) == seal


def test_r66_isolation_a_record_names_nobody_of_another_organisation(network, browse):
    make_board(network.department, head="Người của sở")
    approver = member(network.commune, APPROVER, "duyet")
    page = approved_article(network.commune, approver)
    text = record(browse(network.commune), network.commune, page, approver)
    assert "Người của sở" not in text


def test_r66_the_unit_stays_the_origin_on_the_provinces_page(network, browse):
    page = make_article(network.commune, "Tin của phường lên Cổng tỉnh")
    item = PublishedItem.objects.get(organisation=network.commune, page_id=page.pk)
    text = browse(network.province).get("/tu-cac-trang-thanh-phan/").content.decode()
    assert "Tin của phường lên Cổng tỉnh" in text
    assert "Phường Tô Hiệu" in text
    assert item.url in text
