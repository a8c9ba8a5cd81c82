"""One article translated from the Vietnamese portal into the English site's own tree."""

import re

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import override
from wagtail.models import Locale, Page
from wagtail_localize.models import String, Translation, TranslationSource

from home.reconcile import reconcile
from news.models import ArticlePage, NewsSectionPage
from sites.models import PublishedItem
from sites.tenancy import entered
from tests.factories import approve, make_article
from tests.home.translating import (
    EN_HOST,
    ENGLISH,
    ENGLISH_PATH,
    VIETNAMESE,
    Desk,
    article_form,
    edit_url,
    submit_url,
)

ENGLISH_URL = f"http://{EN_HOST}{ENGLISH_PATH}"
VIETNAMESE_PATH = "/tin-tuc/chinh-tri/hoi-nghi-tinh-uy-son-la-lan-thu-20/"
VIETNAMESE_URL = f"http://sonla.localhost{VIETNAMESE_PATH}"


@pytest.fixture
def desk(network, browse, django_capture_on_commit_callbacks):
    return Desk(network.province, browse, django_capture_on_commit_callbacks)


@pytest.fixture
def english_site(browse):
    return browse(EN_HOST)


@pytest.fixture
def vietnamese_site(browse, network):
    return browse(network.province)


def switch(page: str, language: str) -> list[str]:
    """Where the language switch of a drawn page leads."""
    return re.findall(rf'href="([^"]+)" lang="{language}"', page)


def test_r20_submitting_makes_a_draft_in_the_section_that_corresponds(
    desk, english_site, vietnamese_site
):
    article = desk.article()
    form = desk.get(submit_url(article))
    assert f'value="{desk.locale("en").pk}"' in form
    assert f'name="locales" value="{desk.locale("vi").pk}"' not in form
    desk.submit(article)
    draft = desk.english(article)
    with entered(desk.organisation):
        assert draft.get_parent().slug == "politics"
        assert Page.objects.filter(translation_key=article.translation_key).count() == 2
    assert not draft.live
    path = f"/news/politics/{article.slug}/"
    assert desk.address(draft) == f"http://{EN_HOST}{path}"
    for site in (english_site, vietnamese_site):
        assert site.get(path).status_code == 404
    assert not PublishedItem.objects.filter(page_id=draft.pk, language="en").exists()


def test_r20_translated_by_the_screens_and_published_on_the_english_site(
    desk, english_site, vietnamese_site
):
    _, english = desk.translated()
    assert desk.address(english) == ENGLISH_URL
    page = english_site.get(ENGLISH_PATH)
    assert page.status_code == 200
    drawn = page.content.decode()
    assert "<h1" in drawn and "20th conference of the Son La Party Committee" in drawn
    assert "The <b>Committee</b> met in To Hieu." in drawn
    for text in ("Tỉnh ủy", VIETNAMESE["summary"], VIETNAMESE["author"], VIETNAMESE["source"]):
        assert text not in drawn
    assert vietnamese_site.get(ENGLISH_PATH).status_code == 404
    assert VIETNAMESE["title"] in vietnamese_site.get(VIETNAMESE_PATH).content.decode()
    assert ENGLISH[VIETNAMESE["title"]] in english_site.get("/news/").content.decode()


def test_r20_preview_of_a_draft_is_in_english_and_stays_in_its_organisation(desk):
    article = desk.article()
    desk.submit(article)
    desk.write_strings(desk.english(article))
    mode = desk.translation_page(desk.english(article))["previewModes"][0]
    response = desk.client.get(mode["url"])
    assert response.headers["Content-Language"] == "en"
    assert ENGLISH[VIETNAMESE["title"]] in response.content.decode()


def test_r20_an_address_written_by_the_translator_is_kept(desk):
    article = desk.article()
    desk.submit(article)
    draft = desk.english(article)
    desk.write_strings(draft, {**ENGLISH, article.slug: "party-committee"})
    desk.publish(draft)
    assert desk.address(desk.english(article)) == f"http://{EN_HOST}/news/politics/party-committee/"


def with_table(page: Page) -> None:
    """Publish a version of the article with a table of texts, links and numbers."""
    block = ArticlePage.body.field.stream_block.child_blocks["table"]
    cells = ["Phường Tô Hiệu", 12, '<p>Xem <a href="https://sonla.gov.vn/">Cổng tỉnh</a>.</p>']
    kinds = ["text", "number", "rich_text"]
    columns = [
        {"type": kind, "heading": heading}
        for kind, heading in zip(kinds, ["Đơn vị", "", "Ghi chú"], strict=True)
    ]
    table = {"columns": columns, "rows": [{"values": cells}], "caption": ""}
    value = block.to_python({"caption": "Số bản của từng phường", "table": table})
    page.body.append(("table", value))
    page.save_revision().publish()


def test_r146_tables_are_translated_too(desk, english_site):
    article = desk.article()
    with entered(desk.organisation):
        with_table(article)
    desk.submit(article)
    draft = desk.english(article)
    desk.write_strings(draft)
    desk.publish(draft)
    assert not desk.english(article).live
    table = {
        "Số bản của từng phường": "Villages of each ward",
        "Đơn vị": "Unit",
        "Ghi chú": "Note",
        "Phường Tô Hiệu": "To Hieu Ward",
        'Xem <a id="a1">Cổng tỉnh</a>.': 'See the <a id="a1">portal</a>.',
    }
    desk.write_strings(draft, table)
    desk.publish(draft)
    drawn = english_site.get(ENGLISH_PATH).content.decode()
    assert re.findall(r'<(?:caption|th scope="col")>([^<]+)<', drawn) == [
        "Villages of each ward",
        "Unit",
        "Note",
    ]
    assert "To Hieu Ward" in drawn and '<a href="https://sonla.gov.vn/">portal</a>' in drawn
    assert "Tô Hiệu" not in drawn
    assert "Phường Tô Hiệu" in desk.client.get(VIETNAMESE_PATH).content.decode()


def test_r146_keywords_of_the_source_do_not_reach_the_translation(desk, english_site):
    article = desk.article()
    with entered(desk.organisation):
        article.tags.add("hội nghị", "tỉnh ủy")
        article.save_revision().publish()
    desk.submit(article)
    desk.write_strings(desk.english(article))
    desk.publish(desk.english(article))
    assert "hội nghị" not in english_site.get(ENGLISH_PATH).content.decode().lower()
    with entered(desk.organisation):
        assert list(desk.english(article).tags.names()) == []
        assert set(ArticlePage.objects.get(pk=article.pk).tags.names()) == {"hội nghị", "tỉnh ủy"}


def test_r146_published_translation_is_edited_like_any_other_page(desk, english_site):
    _, english = desk.translated()
    with entered(desk.organisation):
        assert not Translation.objects.get().enabled
    assert "js-translation-editor" not in desk.get(edit_url(english))
    form = article_form("Party Committee meets", "<p>Rewritten by hand.</p>", slug=english.slug)
    desk.post(edit_url(english), form)
    approve(desk.organisation, english)
    drawn = english_site.get(ENGLISH_PATH).content.decode()
    assert "Party Committee meets" in drawn and "Rewritten by hand." in drawn


def test_r147_later_change_of_the_source_never_reaches_the_translation(desk, english_site):
    article, _ = desk.translated()
    with entered(desk.organisation):
        source = TranslationSource.objects.get()
    before = english_site.get(ENGLISH_PATH).content
    form = article_form("Tên bài đã sửa", "<p>Nội dung đã sửa.</p>", slug=article.slug)
    desk.post(edit_url(article), form)
    approve(desk.organisation, article)
    desk.post(f"/quan-tri/localize/update/{source.pk}/", {"publish_translations": "on"})
    assert english_site.get(ENGLISH_PATH).content == before
    assert desk.english(article).title == ENGLISH[VIETNAMESE["title"]]


def test_r147_change_of_the_source_can_be_brought_into_an_unfinished_translation(desk):
    article = desk.article()
    desk.submit(article)
    with entered(desk.organisation):
        source = TranslationSource.objects.get()
    desk.post(edit_url(article), article_form("Tên bài đã sửa", "<p>Mới.</p>", slug=article.slug))
    approve(desk.organisation, article)
    update = f"/quan-tri/localize/update/{source.pk}/"
    assert "publish_translations" not in desk.get(update)
    desk.post(update, {"publish_translations": "on"})
    draft = desk.english(article)
    assert not draft.live
    sources = [each.get("source") for each in desk.translation_page(draft)["segments"]]
    assert "Tên bài đã sửa" in sources


def test_r20_register_has_the_english_row_on_the_english_domain(desk, network):
    article, english = desk.translated()
    row = PublishedItem.objects.get(page_id=english.pk, organisation=network.province)
    assert (row.language, row.domain.domain, row.kind) == ("en", EN_HOST, "news")
    assert (row.path, row.section) == (ENGLISH_PATH, "Political news")
    original = PublishedItem.objects.get(page_id=article.pk, organisation=network.province)
    assert (original.language, original.domain.domain) == ("vi", "sonla.localhost")
    assert reconcile(network.province, mend=False) == []


def test_r20_vietnamese_site_lists_only_its_own(desk, vietnamese_site):
    desk.translated()
    search = "/tim-kiem/?q=conference"
    for path in (search, f"{search}&scope=mang-luoi", "/tin-tuc/rss.xml", "/tin-tuc/"):
        assert ENGLISH[VIETNAMESE["title"]] not in vietnamese_site.get(path).content.decode()


def test_r20_english_site_lists_the_translation(desk, english_site):
    desk.translated()
    search = "/tim-kiem/?q=conference"
    for path in (search, f"{search}&scope=mang-luoi", "/news/rss.xml", "/news/"):
        assert ENGLISH_PATH in english_site.get(path).content.decode()


def test_r20_language_switch_leads_to_the_other_home_until_the_translation_is_live(
    desk, vietnamese_site
):
    article = desk.article()
    assert switch(vietnamese_site.get(VIETNAMESE_PATH).content.decode(), "en") == [
        f"http://{EN_HOST}/"
    ]
    desk.submit(article)
    desk.write_strings(desk.english(article))
    drawn = vietnamese_site.get(VIETNAMESE_PATH).content.decode()
    assert switch(drawn, "en") == [f"http://{EN_HOST}/"]
    assert "conference" not in drawn
    desk.publish(desk.english(article))
    assert switch(vietnamese_site.get(VIETNAMESE_PATH).content.decode(), "en") == [ENGLISH_URL]


def test_r20_language_switch_leads_back_until_the_source_is_withdrawn(desk, english_site):
    article, _ = desk.translated()
    assert switch(english_site.get(ENGLISH_PATH).content.decode(), "vi") == [VIETNAMESE_URL]
    withdrawn = {"reason": "Bài thử nghiệm, gỡ xuống.", "notice": "gone"}
    desk.post(f"/quan-tri/go-bai/{article.pk}/", withdrawn)
    assert switch(english_site.get(ENGLISH_PATH).content.decode(), "vi") == [
        "http://sonla.localhost/"
    ]


def test_r26_english_site_is_in_english_whatever_the_browser_asks_for(desk, english_site):
    desk.translated()
    for path in ("/", "/news/", ENGLISH_PATH, "/tim-kiem/?q=conference", "/khong-co/"):
        response = english_site.get(path, headers={"accept-language": "vi"})
        assert response.headers["Content-Language"] == "en"
        assert '<html lang="en"' in response.content.decode()


def test_r26_dates_in_english_are_day_first(desk, english_site):
    desk.translated()
    today = localdate().strftime("%d/%m/%Y")
    assert today in english_site.get(ENGLISH_PATH).content.decode()
    with override("en"):
        assert date_format(localdate(), "SHORT_DATE_FORMAT") == today
        assert date_format(localdate(), "DATE_FORMAT") == today


@pytest.mark.parametrize("section", ["politics", "investment-environment"])
def test_r26_an_english_page_of_its_own_is_written_directly(desk, english_site, section):
    with entered(desk.organisation):
        parent = NewsSectionPage.objects.get(slug=section)
    add = f"/quan-tri/pages/add/news/articlepage/{parent.pk}/"
    text = ("Mai Son opens its doors", "<p>An event of its own.</p>")
    desk.post(add, article_form(*text, act="action-draft"))
    with entered(desk.organisation):
        page = ArticlePage.objects.get(slug="mai-son-opens-its-doors")
    desk.post(edit_url(page), article_form(*text))
    approve(desk.organisation, page)
    drawn = english_site.get(f"/news/{section}/mai-son-opens-its-doors/").content.decode()
    assert "An event of its own." in drawn
    assert switch(drawn, "vi") == ["http://sonla.localhost/"]
    with entered(desk.organisation):
        assert page.locale.language_code == "en"
        assert not Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
        assert not Translation.objects.exists()


def test_r26_an_english_page_is_published_as_soon_as_the_board_approves_it(desk, english_site):
    with entered(desk.organisation):
        parent = NewsSectionPage.objects.get(slug="politics")
    add = f"/quan-tri/pages/add/news/articlepage/{parent.pk}/"
    desk.post(add, article_form("Published at once", "<p>Without a draft.</p>"))
    assert english_site.get("/news/politics/published-at-once/").status_code == 404
    approve(desk.organisation)
    assert english_site.get("/news/politics/published-at-once/").status_code == 200


def test_r20_deleting_the_source_leaves_the_english_page(desk, english_site):
    article, _ = desk.translated()
    desk.post(f"/quan-tri/pages/{article.pk}/delete/")
    with entered(desk.organisation):
        assert not Page.objects.filter(pk=article.pk).exists()
    assert english_site.get(ENGLISH_PATH).status_code == 200


def test_r20_nothing_of_a_translation_reaches_another_organisation(desk, network):
    make_article(network.commune, "Ngày hội ở Tô Hiệu")
    models = (Page, Locale, Translation, TranslationSource, String)

    def counts() -> list[int]:
        with entered(network.commune):
            return [model.objects.count() for model in models]

    before = counts()
    rows = PublishedItem.objects.exclude(organisation=network.province).count()
    desk.translated()
    assert counts() == before
    assert before[1:] == [1, 0, 0, 0]
    assert PublishedItem.objects.exclude(organisation=network.province).count() == rows
