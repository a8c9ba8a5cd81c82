"""From a page to the register, in the same transaction; the command finds nothing to mend."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.reconcile import reconcile
from news.models import ArticlePage, NewsSectionPage
from sites.models import PublishedItem, ScheduledChange
from sites.schedule import run_due_changes
from sites.tenancy import entered
from tests.factories import make_article, make_image


def row(article):
    return PublishedItem.objects.filter(page_id=article.pk, kind="news").first()


@pytest.fixture(autouse=True)
def register_agrees_at_the_end(network):
    yield
    for organisation in (network.province, network.commune, network.department):
        assert reconcile(organisation, mend=False) == []


def test_publishing_writes_the_row_with_all_a_list_needs(network):
    article = make_article(
        network.commune,
        "Quyết định số 352/QĐ-UBND",
        "<p>Quy chế quản lý Cổng thông tin điện tử</p>",
        lead_image=make_image(network.commune),
        lead_image_alt="Đồi chè",
        is_featured=True,
        audiences=["du-khach"],
    )
    item = row(article)
    assert item.title == "Quyết định số 352/QĐ-UBND"
    assert item.organisation == network.commune
    assert item.domain.domain == "tohieu.thanhpho.sonla.localhost"
    assert item.path == "/tin-tuc/tin-hoat-dong/quyet-dinh-so-352-qd-ubnd/"
    assert "Quy chế quản lý Cổng" in item.body
    assert item.image.startswith("/media/images/")
    assert (item.is_featured, item.tags, item.section) == (True, ["du-khach"], "Tin hoạt động")


def test_a_draft_has_no_row(network):
    assert row(make_article(network.commune, publish=False)) is None


def test_unpublish_delete_and_restore(network):
    article = make_article(network.commune)
    with entered(network.commune):
        article.unpublish()
        assert row(article) is None
        article.get_latest_revision().publish()
        assert row(article)
        Page.objects.get(pk=article.pk).delete()
    assert row(article) is None


def test_a_later_draft_leaves_the_row_as_it_was(network):
    article = make_article(network.commune, "Bản đã đăng")
    with entered(network.commune):
        article.title = "Bản nháp mới"
        article.save_revision()
    assert row(article).title == "Bản đã đăng"


def test_moving_and_renaming_a_section_takes_everything_below_along(network):
    article = make_article(network.commune)
    with entered(network.commune):
        section = NewsSectionPage.objects.get(slug="tin-hoat-dong")
        section.slug = "hoat-dong"
        section.save_revision().publish()
        assert row(article).path.startswith("/tin-tuc/hoat-dong/")
        target = NewsSectionPage.objects.get(slug="kinh-te-xa-hoi")
        ArticlePage.objects.get(pk=article.pk).move(target, pos="last-child")
    assert row(article).path.startswith("/tin-tuc/kinh-te-xa-hoi/")


def test_a_page_made_private_leaves_the_register_with_all_below(network):
    article = make_article(network.commune)
    with entered(network.commune):
        section = Page.objects.get(slug="tin-hoat-dong")
        restriction = PageViewRestriction.objects.create(
            page=section, restriction_type=PageViewRestriction.LOGIN
        )
        assert row(article) is None
        restriction.delete()
    assert row(article)


def test_a_rolled_back_publication_leaves_no_row(network):
    with pytest.raises(RuntimeError), transaction.atomic():
        article = make_article(network.commune)
        assert row(article)
        raise RuntimeError
    assert not PublishedItem.objects.filter(kind="news").exists()


def test_rebuild_reports_and_mends_what_was_spoilt(network, capsys):
    article = make_article(network.commune, "Tin gốc")
    PublishedItem.objects.filter(page_id=article.pk).update(title="Sai lệch")
    with pytest.raises(CommandError):
        call_command("rebuild_published", check=True)
    assert row(article).title == "Sai lệch"
    call_command("rebuild_published")
    assert row(article).title == "Tin gốc"
    out = capsys.readouterr().out
    assert "title" in out


def test_scheduled_publishing_and_expiry_reach_organisations_nobody_visits(network):
    now = timezone.now()
    with entered(network.commune):
        article = make_article(network.commune, publish=False)
        article.go_live_at = now + timedelta(minutes=5)
        article.save_revision().publish()
    assert row(article) is None
    assert ScheduledChange.objects.get().organisation == network.commune
    assert run_due_changes() == []
    with entered(network.commune):
        article.latest_revision.__class__.objects.filter(pk=article.latest_revision_id).update(
            approved_go_live_at=now - timedelta(minutes=1)
        )
        from wagtail.models import Revision

        revision = Revision.objects.filter(object_id=str(article.pk)).latest("pk")
        content = revision.content
        content["go_live_at"] = (now - timedelta(minutes=1)).isoformat()
        revision.content = content
        revision.approved_go_live_at = now - timedelta(minutes=1)
        revision.save()
    assert run_due_changes() == [network.commune]
    assert row(article)
    with entered(network.commune):
        page = ArticlePage.objects.get(pk=article.pk)
        page.expire_at = now - timedelta(seconds=1)
        page.save()
    run_due_changes()
    assert row(article) is None
    assert not ScheduledChange.objects.filter(due_at__lte=timezone.now()).exists()


def test_two_organisations_with_equal_page_ids_keep_their_own_rows(network):
    ours = make_article(network.commune, "Tin của phường")
    theirs = make_article(network.department, "Tin của sở")
    assert ours.pk != theirs.pk or ours.title != theirs.title
    with entered(network.commune):
        ours.unpublish()
    assert PublishedItem.objects.filter(title="Tin của sở").exists()
    assert not PublishedItem.objects.filter(title="Tin của phường").exists()
