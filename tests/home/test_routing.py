"""From an address to a page: our way finds what Wagtail's way finds."""

import pytest

from news.models import NewsSectionPage
from sites.tenancy import entered
from tests.factories import make_article


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/tin-tuc/", 200),
        ("/tin-tuc/tin-hoat-dong/", 200),
        ("/tin-tuc/rss.xml", 200),
        ("/tin-tuc/tin-hoat-dong/rss.xml", 200),
        ("/rss.xml", 404),
        ("/lien-he/rss.xml", 404),
        ("/khong-co/", 404),
        ("/tin-tuc/khong-co/", 404),
        ("/tin-tuc/lien-he/", 404),
        ("/tin-tuc", 301),
        ("/" + "a/" * 500, 404),
        ("/%00/", 404),
        ("/%ff%fe/", 404),
        ("/tin-tức/", 404),
        ("/commune/", 404),
        ("/tin-tuc/?trang=0", 404),
        ("/tin-tuc/?trang=99999999999999999999", 404),
        ("/tin-tuc/?trang=abc", 404),
        ("/tin-tuc/?trang=1", 200),
    ],
)
def test_paths(network, browse, path, status):
    assert browse(network.commune).get(path).status_code == status


def test_a_draft_is_not_served_and_its_section_unpublished_stays_closed(network, browse):
    article = make_article(network.commune, publish=False)
    client = browse(network.commune)
    with entered(network.commune):
        path = article.url_path.removeprefix("/commune")
    assert client.get(path).status_code == 404
    with entered(network.commune):
        article.get_latest_revision().publish()
        NewsSectionPage.objects.get(slug="thong-bao").unpublish()
    assert client.get(path).status_code == 200
    assert client.get("/thong-bao/").status_code == 404


def test_the_path_of_one_site_is_not_found_on_another_of_the_same_tree(network, browse):
    assert browse("en.sonla.localhost").get("/news/").status_code == 200
    assert browse("sonla.localhost").get("/news/").status_code == 404
    assert browse("sonla.localhost").get("/english/news/").status_code == 404


def test_an_address_of_another_organisation_is_unknown_here(network, browse):
    make_article(network.department, "Tin riêng của sở")
    path = "/tin-tuc/tin-hoat-dong/tin-rieng-cua-so/"
    assert browse(network.department).get(path).status_code == 200
    assert browse(network.commune).get(path).status_code == 404
