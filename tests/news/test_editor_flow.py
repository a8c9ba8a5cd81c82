"""Through the front door: invited, written, published, read at once; never in another's house.

R33 (author and source), R68 (first account), R125 (search), R127 (permanent address).
"""

import re
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from editorial.invitations import invitation_link, invite
from editorial.models import User
from editorial.roles import APPROVER, WRITER
from home.models import PortalImage
from news.models import ArticlePage, NewsSectionPage
from sites.models import PublishedItem
from sites.tenancy import entered
from tests.factories import approve, image_bytes, make_article, make_image, make_user

PASSWORD = "Ban-trang-no-tren-nui-2026"


def accept(organisation, role, browse, email="nguoi-duyet@example.org"):
    """Open the invitation link and choose a password; gives the signed-in browser."""
    with entered(organisation):
        link = invitation_link(invite(email, [role], full_name="Người Duyệt"))
    client = browse(urlsplit(link).netloc)
    path = urlsplit(link).path
    assert client.get(path).status_code == 200
    response = client.post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert response["Location"] == "/quan-tri/"
    return client, path


def article_form(**changes):
    data = {
        "title": "Ngày hội hoa ban Đoàn Kết",
        "slug": "ngay-hoi-hoa-ban",
        "summary": "Tóm tắt ngày hội.",
        "author": "Ban Biên tập",
        "source": "Nội dung minh họa",
        "lead_image": "",
        "lead_image_alt": "",
        "lead_image_caption": "",
        "tags": "",
        "body": streamfield([("paragraph", rich_text("<p>Hoa ban nở trắng núi.</p>"))]),
        "authors": inline_formset([]),
        "leaders": inline_formset([]),
        "action-submit": "1",
    }
    return nested_form_data(data | changes)


def section(organisation):
    with entered(organisation):
        return NewsSectionPage.objects.get(slug="tin-hoat-dong")


def test_the_whole_way_from_invitation_to_reader(network, browse):
    editor, link = accept(network.commune, APPROVER, browse)
    assert editor.get("/quan-tri/").status_code == 200
    response = editor.post(
        "/quan-tri/images/add/",
        {
            "title": "Hoa ban",
            "file": SimpleUploadedFile("hoa-ban.jpg", image_bytes()),
            "collection": "1",
            "author": "Ban Biên tập",
            "source": "Ảnh minh họa",
            "licence": "own",
            "description": "Cành hoa ban trắng",
            "declared": "on",
        },
    )
    assert response.status_code == 302, response.context["form"].errors
    with entered(network.commune):
        image = PortalImage.objects.get()
    url = f"/quan-tri/pages/add/news/articlepage/{section(network.commune).pk}/"
    assert editor.get(url).status_code == 200
    form = article_form(lead_image=image.pk, lead_image_alt="Hoa ban trắng")
    assert editor.post(url, form).status_code == 302
    assert not PublishedItem.objects.filter(kind="news").exists(), "the board has not approved"
    approve(network.commune)
    path = "/tin-tuc/tin-hoat-dong/ngay-hoi-hoa-ban/"
    citizen = browse(network.commune)
    page = citizen.get(path).content.decode()
    assert "Ngày hội hoa ban Đoàn Kết" in page
    assert "Nội dung minh họa" in page
    assert "Ngày hội hoa ban" in citizen.get("/").content.decode()
    assert "Ngày hội hoa ban" in citizen.get("/tin-tuc/rss.xml").content.decode()
    found = browse(network.province).get("/tim-kiem/?q=ngay+hoi+hoa+ban&pham-vi=mang-luoi")
    assert "http://tohieu.thanhpho.sonla.localhost" + path in found.content.decode()
    assert "Ngày hội hoa ban" in browse(network.province).get("/").content.decode()
    assert browse(network.commune).get(link).status_code == 410, "the link works once"


def test_nothing_of_it_is_in_another_organisations_house(network, browse):
    article = make_article(network.commune, "Bài chỉ của phường")
    image = make_image(network.commune, "Ảnh chỉ của phường")
    other = browse(network.department)
    with entered(network.department):
        user = make_user(network.department, APPROVER)
        User.objects.filter(pk=user.pk).update(is_superuser=True)
        user.refresh_from_db()
        other.force_login(user)
    for path in (
        "/quan-tri/",
        "/quan-tri/images/",
        "/quan-tri/pages/search/?q=phường",
        "/quan-tri/images/?q=phường",
        "/quan-tri/reports/site-history/",
        "/quan-tri/users/",
        "/quan-tri/images/chooser/",
    ):
        response = other.get(path)
        assert response.status_code == 200, path
        assert "chỉ của phường" not in response.content.decode(), path
    assert other.get(f"/media/{image.file.name}").status_code == 404
    with entered(network.department):
        theirs = Page.objects.filter(pk=article.pk).first()
    response = other.get(f"/quan-tri/pages/{article.pk}/edit/")
    assert "chỉ của phường" not in response.content.decode()
    assert theirs is None or theirs.title != article.title


def test_a_session_and_an_invitation_of_one_site_are_nothing_on_another(network, browse):
    editor, _link = accept(network.commune, APPROVER, browse)
    with entered(network.department):
        User.objects.create_user("nguoi-duyet@example.org", PASSWORD)
        link = invitation_link(invite("moi@example.org", [WRITER]))
    stranger = browse(network.department)
    stranger.cookies = editor.cookies
    assert stranger.get("/quan-tri/")["Location"].startswith("/quan-tri/login/")
    assert browse(network.commune).get(urlsplit(link).path).status_code == 410


@pytest.mark.parametrize("missing", ["author", "source"])
def test_r33_author_and_source_are_required(network, browse, missing):
    editor, _link = accept(network.commune, APPROVER, browse)
    url = f"/quan-tri/pages/add/news/articlepage/{section(network.commune).pk}/"
    response = editor.post(url, article_form(**{missing: ""}))
    assert response.status_code == 200
    assert missing in response.context["form"].errors
    with entered(network.commune):
        assert not ArticlePage.objects.exists()


def test_r46_a_lead_picture_needs_an_alternative_text(network, browse):
    editor, _link = accept(network.commune, APPROVER, browse)
    image = make_image(network.commune)
    url = f"/quan-tri/pages/add/news/articlepage/{section(network.commune).pk}/"
    response = editor.post(url, article_form(lead_image=image.pk))
    assert "lead_image_alt" in response.context["form"].errors


def test_a_writer_submits_and_cannot_publish(network, browse):
    writer, _link = accept(network.commune, WRITER, browse)
    url = f"/quan-tri/pages/add/news/articlepage/{section(network.commune).pk}/"
    page = writer.get(url).content.decode()
    assert 'name="action-publish"' not in page
    assert 'name="action-submit"' in page
    writer.post(url, article_form())
    with entered(network.commune):
        article = ArticlePage.objects.get()
        assert not article.live
        assert article.current_workflow_state
    assert not PublishedItem.objects.filter(kind="news").exists()


@pytest.mark.parametrize("path", ["MQ/x", "MQ/abc-123", "%00/x", "w6c/a-b", "9" * 400 + "/a-b"])
def test_hostile_invitation_links(network, browse, path):
    assert browse(network.commune).get(f"/quan-tri/loi-moi/{path}/").status_code in (404, 410)


def test_weak_passwords_are_refused_in_words(network):
    with entered(network.commune):
        link = invitation_link(invite("a@example.org", [WRITER]))
    client = Client(headers={"host": urlsplit(link).netloc})
    response = client.post(
        urlsplit(link).path, {"new_password1": "12345", "new_password2": "12345"}
    )
    assert response.status_code == 200
    assert response.context["form"].errors
    assert re.search(r"mật khẩu", response.content.decode(), re.IGNORECASE)
