"""What processes keep: never another's, never what a change has made untrue."""

import pytest
from wagtail.models import PageViewRestriction

from sites import stamps
from sites.caching import kept
from sites.connection import connection
from sites.models import OrganisationStatus
from sites.tenancy import entered
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_one_organisation_never_finds_what_another_kept(network):
    with entered(network.commune):
        assert kept("x", lambda: "của phường") == "của phường"
    with entered(network.department):
        assert kept("x", lambda: "của sở") == "của sở"


def test_what_was_made_while_the_stamp_moved_is_made_again(network):
    def make_while_another_publishes():
        stamps.move(connection.schema_name)
        return "cũ"

    with entered(network.commune):
        assert kept("y", make_while_another_publishes) == "cũ"
        assert kept("y", lambda: "mới") == "mới"


def test_no_site_lists_a_closed_site_at_the_next_request(
    network, browse, nothing_cached, django_capture_on_commit_callbacks
):
    client = browse(network.province)
    assert "Sở Tư pháp" in client.get("/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        network.department.status = OrganisationStatus.DEACTIVATED
        network.department.save()
    assert "Sở Tư pháp" not in client.get("/").content.decode()


def test_a_page_made_private_is_private_at_the_next_request(
    network, browse, django_capture_on_commit_callbacks
):
    article = make_article(network.commune, "Bài sẽ thành riêng")
    with entered(network.commune):
        url = article.get_url()
    client = browse(network.commune)
    assert client.get(url).status_code == 200
    with entered(network.commune), django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(
            page_id=article.pk, restriction_type=PageViewRestriction.LOGIN
        )
    assert client.get(url).status_code == 302
