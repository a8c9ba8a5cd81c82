"""Articles of the news desk: genres, authors, sources, series, topics, leaders; R33, R92, R118,
R144, R145, R167. Drafts may lack what readers must find."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from editorial.models import User
from editorial.roles import APPROVER, WRITER
from home.models import CategoryListPage, LeaderPage, PortalImage
from news.genres import GENRES, ContentKind, codes_of
from news.models import (
    ArticleAuthor,
    ArticleLeader,
    ArticlePage,
    Author,
    AuthorRole,
    NewsSectionPage,
    Partner,
    Series,
    Topic,
)
from sites.models import PublishedItem
from sites.tenancy import entered
from sonla.page_cache import store
from tests.factories import approve, make_article, make_image, make_user
from tests.news.test_editor_flow import article_form

NEWS = "/tin-tuc/"
SECTION = "/tin-tuc/tin-hoat-dong/"


@pytest.fixture
def desk(network, browse):
    """A signed-in approver of the commune, and the address of its new articles."""
    client = browse(network.commune)
    user = make_user(network.commune, APPROVER)
    with entered(network.commune):
        client.force_login(user)
        section = NewsSectionPage.objects.get(slug="tin-hoat-dong")
    client.add_url = f"/quan-tri/pages/add/news/articlepage/{section.pk}/"
    return client


def refused(desk, **changes):
    """Errors of the form when this is published."""
    response = desk.post(desk.add_url, article_form(**changes))
    assert response.status_code == 200, "it was published"
    form = response.context["form"]
    return {name: " ".join(messages) for name, messages in form.errors.items()}


def saved(desk, network, **changes):
    """The article, published unless ``changes`` says otherwise."""
    response = desk.post(desk.add_url, article_form(**changes))
    assert response.status_code == 302, response.context["form"].errors
    approve(network.commune)
    with entered(network.commune):
        return ArticlePage.objects.latest("pk")


def draft(**changes):
    return {"action-submit": "", **changes}


def make_author(organisation, pen_name="Hoa Ban", **fields):
    with entered(organisation):
        return Author.objects.create(pen_name=pen_name, **fields)


def rows(*people):
    """Rows of the byline: (author, role, share)."""
    return inline_formset(
        [{"author": author.pk, "role": role, "share": share} for author, role, share in people]
    )


def page_of(client, article):
    with entered_of(article):
        path = re.sub(r"^https?://[^/]+", "", article.get_url())
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def entered_of(article):
    from sites.models import Organisation

    row = PublishedItem.objects.filter(page_id=article.pk, title=article.title).first()
    return entered(row.organisation if row else Organisation.objects.get(code="xa-03649"))


def schema_of(text):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    return json.loads(found[1])["@graph"][0]


# Genres


def test_r92_every_genre_counts_as_one_of_the_five_kinds():
    assert {genre.kind for genre in GENRES} == set(ContentKind)
    assert len({genre.code for genre in GENRES}) == len(GENRES)
    assert "phong-su-anh" in codes_of(ContentKind.PICTURE)
    assert all(genre.name and genre.name_en for genre in GENRES)


def test_an_old_article_stays_valid(network):
    article = make_article(network.commune)
    with entered(network.commune):
        ArticlePage.objects.filter(pk=article.pk).update(source_kind="")
        old = ArticlePage.objects.get(pk=article.pk)
        old.full_clean()
        old.save_revision().publish()
        assert old.genre == "tin"


@pytest.mark.parametrize(
    ("genre", "field"),
    [(genre.code, "body") for genre in GENRES if genre.needs],
)
def test_r167_media_genres_are_not_published_without_their_media(desk, network, genre, field):
    body = streamfield([("quotation", {"text": "Lời", "source": "Nguồn"})])
    assert field in refused(desk, genre=genre, body=body)
    article = saved(desk, network, **draft(genre=genre, body=body))
    assert not article.live, "an incomplete draft is kept"


def picture(image, alt="Núi trong sương"):
    return {"image": image.pk, "alt_text": alt, "caption": ""}


def test_r33_pictures_of_a_photo_series_are_credited(desk, network):
    images = [make_image(network.commune, f"Ảnh {n}") for n in range(3)]
    with entered(network.commune):
        PortalImage.objects.filter(pk=images[1].pk).update(author="")
    body = streamfield([("image", picture(image)) for image in images])
    assert "“Ảnh 1”" in refused(desk, genre="phong-su-anh", body=body)["body"]
    with entered(network.commune):
        PortalImage.objects.filter(pk=images[1].pk).update(author="Hoa Ban")
    article = saved(desk, network, genre="phong-su-anh", body=body)
    assert article.live
    assert "Phóng sự ảnh" in page_of(desk, article)


def test_r46_an_alternative_text_is_needed_to_publish_not_to_draft(desk, network):
    image = make_image(network.commune)
    body = streamfield([("image", picture(image, ""))])
    assert "body" in refused(desk, genre="anh", body=body)
    assert not saved(desk, network, **draft(genre="anh", body=body)).live


def test_r46_a_transcript_is_needed_to_publish_not_to_draft(network):
    video = {
        "title": "Phim",
        "video": "https://www.youtube.com/watch?v=x",
        "transcript": "<p> </p>",
    }
    with entered(network.commune):
        parent = NewsSectionPage.objects.get(slug="tin-hoat-dong")
        article = ArticlePage(
            title="Phim", author="A", source="B", genre="video", live=False,
            body=json.dumps([{"type": "video", "value": video}]),
        )  # fmt: skip
        parent.add_child(instance=article)
        with pytest.raises(ValidationError, match="body"):
            article.save_revision()
        revision = article.save_revision(clean=False)
        with pytest.raises(ValidationError):
            revision.publish()
        article.body = json.dumps(
            [{"type": "video", "value": video | {"transcript": "<p>Lời</p>"}}]
        )
        article.save_revision().publish()
        assert ArticlePage.objects.get(pk=article.pk).live


def test_r167_an_infographic_is_told_in_words(desk, network):
    image = make_image(network.commune)
    drawing = ("image", picture(image))
    assert "body" in refused(desk, genre="infographic", body=streamfield([drawing]))
    body = streamfield([drawing, ("paragraph", rich_text("<p>Dân số tăng.</p>"))])
    assert saved(desk, network, genre="infographic", body=body).live


# Authors


def test_r33_chosen_authors_stand_in_the_byline_by_pen_name(desk, network):
    writer = make_author(network.commune, "Hoa Ban", full_name="Lò Thị Bí Mật")
    photo = make_author(network.commune, "Mây Núi", full_name="Cà Văn Mây", shows_full_name=True)
    article = saved(
        desk,
        network,
        author="",
        authors=rows((writer, AuthorRole.AUTHOR, 70), (photo, AuthorRole.PHOTO, 30)),
    )
    text = page_of(desk, article)
    assert "Tác giả: <a" in text
    assert "Hoa Ban" in text
    assert "Mây Núi (Cà Văn Mây)" in text
    assert "Bí Mật" not in text, "the full name is not public"
    described = schema_of(text)
    assert described["@type"] == "NewsArticle"
    assert described["author"] == {"@type": "Person", "name": "Hoa Ban"}
    assert described["contributor"][0]["name"] == "Mây Núi (Cà Văn Mây)"
    assert described["publisher"]["@type"] == "GovernmentOrganization"
    assert described["datePublished"]
    assert described["dateModified"]
    assert PublishedItem.objects.get(page_id=article.pk, kind="news").body.count("Hoa Ban")


@pytest.mark.parametrize("shares", [(50, 40), (60, 60), (100, None), (100, 100)])
def test_shares_give_a_hundred_together(desk, network, shares):
    people = [make_author(network.commune, f"Bút danh {n}") for n in range(2)]
    authors = rows(
        *[(each, "tac-gia", share or "") for each, share in zip(people, shares, strict=True)]
    )
    fits = sum(share or 0 for share in shares) == 100
    if fits:
        assert saved(desk, network, authors=authors).live
    else:
        assert "100" in refused(desk, authors=authors)["__all__"]


def test_shares_are_not_asked_for(desk, network):
    person = make_author(network.commune)
    article = saved(desk, network, author="", authors=rows((person, "tac-gia", "")))
    with entered(network.commune):
        row = ArticleAuthor.objects.get(page=article)
    assert (row.author_id, row.share) == (person.pk, None)


def test_a_draft_needs_neither_author_nor_source(desk, network):
    article = saved(desk, network, **draft(author="", source=""))
    assert not article.live
    assert article.author == ""


def test_r33_a_draft_without_author_is_not_sent_for_approval(desk):
    form = draft(author="", **{"action-submit": "1"})
    assert "author" in refused(desk, **form)


def test_r33_an_incomplete_draft_is_not_published_in_bulk(desk, network):
    article = saved(desk, network, **draft(author="", title="Thiếu tác giả"))
    whole = saved(desk, network, **draft(slug="du", title="Đủ cả"))
    url = f"/quan-tri/bulk/wagtailcore/page/publish/?id={whole.pk}&id={article.pk}&next=/quan-tri/"
    shown = desk.post(url, follow=True).content.decode()
    assert "Thiếu tác giả" in shown
    with entered(network.commune):
        assert not ArticlePage.objects.filter(live=True).exists(), "all or nothing"
    with entered(network.commune):
        above = NewsSectionPage.objects.get(slug="tin-hoat-dong")
    url = f"/quan-tri/bulk/wagtailcore/page/publish/?id={above.pk}&next=/quan-tri/"
    assert desk.post(url, {"include_descendants": "on"}).status_code == 302
    with entered(network.commune):
        assert not ArticlePage.objects.filter(live=True).exists()


# Sources


@pytest.mark.parametrize(
    ("kind", "field"),
    [("tong-hop", "source_url"), ("hop-tac", "partner"), ("su-dung-lai", "consent")],
)
def test_r144_r145_each_kind_of_source_names_its_evidence(desk, network, kind, field):
    assert field in refused(desk, source_kind=kind)
    with entered(network.commune):
        partner = Partner.objects.create(name="Báo Sơn La", website="https://example.org/")
    evidence = {
        "source_url": "https://example.org/bai",
        "partner": partner.pk,
        "consent": "Công văn số 1/CV ngày 02/01/2026",
    }
    article = saved(desk, network, source_kind=kind, **{field: evidence[field]})
    text = page_of(desk, article)
    shown = {
        "source_url": 'href="https://example.org/bai"',
        "partner": ">Báo Sơn La</a>",
        "consent": "Công văn số 1/CV ngày 02/01/2026",
    }
    assert shown[field] in text


def test_r145_a_partner_named_by_an_article_is_not_deleted(network):
    with entered(network.commune):
        partner = Partner.objects.create(name="Báo Sơn La")
    make_article(network.commune, source_kind="hop-tac", partner=partner)
    with entered(network.commune), pytest.raises(Exception, match="protected"):
        partner.delete()


# Series, topics, leaders


def test_series_lead_from_part_to_part(network, browse):
    with entered(network.commune):
        series = Series.objects.create(title="Nông thôn mới", description="Năm kỳ về nông thôn.")
    parts = [
        make_article(network.commune, f"Kỳ thứ {n}", series=series, series_part=n)
        for n in (1, 2, 3)
    ]
    hidden = make_article(
        network.commune, "Kỳ chưa đăng", publish=False, series=series, series_part=4
    )
    client = browse(network.commune)
    text = page_of(client, parts[1])
    previous, following = re.findall(r'<a rel="(?:prev|next)" href="[^"]*">.*?</a>', text)[:2]
    assert "Kỳ thứ 1" in previous
    assert "Kỳ thứ 3" in following
    assert hidden.title not in page_of(client, parts[2])
    assert schema_of(text)["isPartOf"]["name"] == "Nông thôn mới"
    listed = client.get(f"{NEWS}?loat-bai=nong-thon-moi").content.decode()
    assert "Năm kỳ về nông thôn." in listed
    assert listed.count("Kỳ thứ") >= 3


def test_a_part_needs_a_series_and_a_series_a_part(desk, network):
    with entered(network.commune):
        series = Series.objects.create(title="Nông thôn mới")
    assert "series_part" in refused(desk, series=series.pk)
    assert "series" in refused(desk, series_part="2")


def make_leader(organisation, name="Nguyễn Văn Mẫu"):
    with entered(organisation):
        parent = CategoryListPage.objects.get(category="leaders")
        leader = LeaderPage(title=name, positions="Chủ tịch", duties="Chung")
        parent.add_child(instance=leader)
        leader.save_revision().publish()
        return leader


def naming(organisation, leader, count=1):
    made = []
    for number in range(count):
        article = make_article(organisation, f"Chủ tịch đi cơ sở {number}", publish=False)
        with entered(organisation):
            article.leaders.add(ArticleLeader(leader=leader))
            article.save_revision().publish()
        made.append(article)
    return made


def test_r118_leaders_and_articles_lead_to_each_other(
    network, browse, django_assert_max_num_queries
):
    leader = make_leader(network.commune)
    articles = naming(network.commune, leader, 8)
    client = browse(network.commune)
    assert leader.title in page_of(client, articles[0])
    with entered(network.commune):
        path = re.sub(r"^https?://[^/]+", "", leader.get_url())
    client.get(path)
    store.clear()
    with django_assert_max_num_queries(11):
        text = client.get(path).content.decode()
    assert text.count("Chủ tịch đi cơ sở") == 6, "the latest only"
    with entered(network.commune):
        ArticlePage.objects.get(pk=articles[7].pk).unpublish()
    assert "Chủ tịch đi cơ sở 7" not in client.get(path).content.decode()


def test_an_unpublished_leader_is_not_linked_to(network, browse):
    leader = make_leader(network.commune)
    (article,) = naming(network.commune, leader)
    with entered(network.commune):
        LeaderPage.objects.get(pk=leader.pk).unpublish()
    assert leader.title not in page_of(browse(network.commune), article)


# Lists


@pytest.fixture
def news(network):
    """Articles that differ in what lists can be narrowed by."""
    with entered(network.commune):
        author = Author.objects.create(pen_name="Hoa Ban")
        topic = Topic.objects.create(title="Chuyển đổi số", title_en="Digital transformation")
    made = {
        "interview": make_article(network.commune, "Bài phỏng vấn", genre="phong-van"),
        "plain": make_article(network.commune, "Bài thường"),
        "authored": make_article(network.commune, "Bài có bút danh", publish=False),
        "topical": make_article(network.commune, "Bài theo chủ đề", publish=False),
    }
    with entered(network.commune):
        made["authored"].authors.add(ArticleAuthor(author=author))
        made["authored"].save_revision().publish()
        made["topical"].topics.add(topic)
        made["topical"].save_revision().publish()
    PublishedItem.objects.filter(page_id=made["plain"].pk, title="Bài thường").update(
        published_at="2020-05-17T05:00:00Z"
    )
    made["author"] = author
    return made


def listed(client, query, path=NEWS):
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200
    return {item.title for item in response.context["items"]}


def test_lists_are_narrowed_without_javascript(network, browse, news):
    client = browse(network.commune)
    every = {"Bài phỏng vấn", "Bài thường", "Bài có bút danh", "Bài theo chủ đề"}
    assert listed(client, "") == every
    assert listed(client, "the-loai=phong-van") == {"Bài phỏng vấn"}
    assert listed(client, f"tac-gia={news['author'].pk}") == {"Bài có bút danh"}
    assert listed(client, "chu-de=chuyen-doi-so") == {"Bài theo chủ đề"}
    assert listed(client, "tu-ngay=01/05/2020&den-ngay=31/05/2020") == {"Bài thường"}
    assert listed(client, "q=but+danh", SECTION) == {"Bài có bút danh"}
    assert listed(client, "q=but+danh&the-loai=phong-van") == set()
    feed = client.get(f"{NEWS}rss.xml?the-loai=phong-van").content.decode()
    assert "Bài phỏng vấn" in feed
    assert "Bài thường" not in feed


@pytest.mark.parametrize(
    "query",
    [
        "the-loai=khong-co", "tac-gia=99999", "tac-gia=1%20OR%201", "chu-de=%00",
        "tu-ngay=31/02/2026",
        "tu-ngay=02/01/2026&den-ngay=01/01/2026", "loat-bai=x",
    ],
)  # fmt: skip
def test_a_wrong_filter_is_said_so(network, browse, news, query):
    response = browse(network.commune).get(f"{NEWS}?{query}")
    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors or query == "loat-bai=x", "a board without series has no such filter"


def test_filtered_lists_are_paginated(network, browse):
    for number in range(13):
        make_article(network.commune, f"Phỏng vấn {number}", genre="phong-van")
    client = browse(network.commune)
    assert len(listed(client, "the-loai=phong-van")) == 12
    assert len(listed(client, "the-loai=phong-van&trang=2")) == 1
    text = client.get(f"{NEWS}?the-loai=phong-van").content.decode()
    assert "?the-loai=phong-van&amp;trang=2" in text
    assert client.get(f"{NEWS}?the-loai=phong-van&trang=3").status_code == 404


def test_lists_take_few_statements_however_many_articles(
    network, browse, news, django_assert_max_num_queries
):
    client = browse(network.commune)
    client.get(NEWS)
    for query in ("", "the-loai=phong-van", "chu-de=chuyen-doi-so&q=bai&tu-ngay=01/01/2020"):
        store.clear()
        with django_assert_max_num_queries(10):
            client.get(f"{NEWS}?{query}")


def test_statements_of_an_article_with_everything_set(
    network, browse, django_assert_max_num_queries
):
    leader = make_leader(network.province)
    with entered(network.province):
        authors = [Author.objects.create(pen_name=f"Bút danh {n}") for n in range(3)]
        topics = [Topic.objects.create(title=f"Chủ đề {n}") for n in range(3)]
        series = Series.objects.create(title="Loạt bài")
        partner = Partner.objects.create(name="Báo Sơn La")
    for number in range(12):
        make_article(network.province, f"Phần {number}", series=series, series_part=number + 2)
    article = make_article(
        network.province, "Bài đủ mọi thứ", publish=False, audiences=["nhan-dan"],
        lead_image=make_image(network.province), lead_image_alt="x", series=series, series_part=1,
        source_kind="hop-tac", partner=partner, genre="phong-van",
    )  # fmt: skip
    with entered(network.province):
        for author in authors:
            article.authors.add(ArticleAuthor(author=author))
        article.topics.set(topics)
        article.leaders.add(ArticleLeader(leader=leader))
        article.tags.add("một", "hai")
        article.save_revision().publish()
        path = re.sub(r"^https?://[^/]+", "", article.get_url())
    client = browse(network.province)
    client.get(path)
    store.clear()
    with django_assert_max_num_queries(12):
        text = client.get(path).content.decode()
    for shown in ("Bút danh 2", "Chủ đề 1", "Báo Sơn La", leader.title, "Phần 0", "Phỏng vấn"):
        assert shown in text


# Isolation


def test_another_organisation_sees_and_chooses_nothing_of_the_desk(network, browse):
    with entered(network.commune):
        author = Author.objects.create(pen_name="Bút danh của phường")
        Series.objects.create(title="Loạt bài của phường")
        Topic.objects.create(title="Chủ đề của phường")
        Partner.objects.create(name="Đối tác của phường")
    user = make_user(network.department, APPROVER)
    client = browse(network.department)
    with entered(network.department):
        User.objects.filter(pk=user.pk).update(is_superuser=True)
        user.refresh_from_db()
        client.force_login(user)
        own = Author.objects.create(pk=author.pk, pen_name="Bút danh của Sở")
    for name in ("author", "series", "topic", "partner"):
        for path in ("", "?q=phường"):
            url = reverse(f"wagtailsnippets_news_{name}:list")
            text = client.get(f"{url}{path}").content.decode()
            assert "của phường" not in text
    url = reverse("wagtailsnippets_news_author:edit", args=[author.pk])
    client.post(url, {"pen_name": "Đổi tên"})
    with entered(network.commune):
        assert Author.objects.get().pen_name == "Bút danh của phường"
    with entered(network.department):
        own.refresh_from_db()
        assert own.pen_name == "Đổi tên"
    text = browse(network.department).get(NEWS).content.decode()
    assert "của phường" not in text


def test_a_writer_does_not_change_the_lists_of_the_desk(network, browse):
    client = browse(network.commune)
    user = make_user(network.commune, WRITER)
    with entered(network.commune):
        client.force_login(user)
    url = reverse("wagtailsnippets_news_author:add")
    assert client.post(url, {"pen_name": "Lạ"}).status_code == 302
    with entered(network.commune):
        assert not Author.objects.exists()


def test_a_changed_pen_name_is_read_at_once(network, browse, django_capture_on_commit_callbacks):
    author = make_author(network.commune, "Tên cũ")
    article = make_article(network.commune, publish=False)
    with entered(network.commune):
        article.authors.add(ArticleAuthor(author=author))
        article.save_revision().publish()
    client = browse(network.commune)
    assert "Tên cũ" in page_of(client, article)
    with django_capture_on_commit_callbacks(execute=True), entered(network.commune):
        author.pen_name = "Tên mới"
        author.save()
    assert "Tên mới" in page_of(client, article)
