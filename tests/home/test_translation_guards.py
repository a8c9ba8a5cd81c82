"""What of translation is refused, whoever asks and by whichever door (design, decision 13)."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from editorial.roles import WRITER
from home.translation.invariants import TranslationRefused
from news.models import NewsSectionPage
from sites.models import Domain, DomainStatus
from sites.tenancy import entered
from tests.factories import home_page, make_article
from tests.home.translating import (
    EN_HOST,
    VIETNAMESE,
    Desk,
    edit_url,
    said,
    submit_url,
)

NO_COUNTERPART = (
    "“%(section)s” has no corresponding section on the site in the other language. "
    "Write a page of its own there."
)
NO_SITE = "This organisation has no site in another language."
HOME = "A site's home page is not translated: each site has a home page of its own."
ONE_BY_ONE = "Pages are translated one by one, without the pages below them."
DONE = "This page has a translation already."
LANGUAGES = "Languages are set up together with a site in that language."
OTHER_LANGUAGE = "“%(parent)s” is in another language. Translate the page, or write a new one."
FOLLOWS_NONE = "This page is edited by itself and follows no other."
MISSING = "Not translated yet: %(count)d. The first is “%(text)s”."


@pytest.fixture
def desk(network, browse, django_capture_on_commit_callbacks):
    return Desk(network.province, browse, django_capture_on_commit_callbacks)


@pytest.fixture
def superuser(network, browse, django_capture_on_commit_callbacks):
    commit = django_capture_on_commit_callbacks
    return Desk(network.province, browse, commit, WRITER, superuser=True)


@pytest.fixture
def commune_desk(network, browse, django_capture_on_commit_callbacks):
    return Desk(network.commune, browse, django_capture_on_commit_callbacks)


def section(desk, slug):
    with entered(desk.organisation):
        return NewsSectionPage.objects.get(slug=slug)


def refused_twice(desk, page, message, **data):
    """GET and POST of the submit form are refused with the message, and nothing is made."""
    before = desk.pages()
    assert message in desk.get(submit_url(page))
    with entered(desk.organisation):
        locales = list(Locale.objects.values_list("pk", flat=True))
    assert message in desk.post(submit_url(page), {"locales": locales, **data})
    assert desk.pages() == before
    with entered(desk.organisation):
        assert not TranslationSource.objects.exists()


@pytest.mark.parametrize("slug", ["hoat-dong-lanh-dao-tinh", "thong-bao", "chinh-quyen-so"])
def test_r20_refused_where_the_section_has_no_english_counterpart(desk, network, slug):
    parent = section(desk, slug)
    with entered(network.province):
        page = make_page_below(parent)
    refused_twice(desk, page, said(NO_COUNTERPART, section=parent.title))
    refused_twice(desk, page, said(NO_COUNTERPART, section=parent.title), include_subtree="on")
    assert submit_url(page) not in desk.get(edit_url(page))
    assert submit_url(page) not in desk.get(f"/quan-tri/pages/{parent.pk}/")


def make_page_below(parent):
    """A section below ``parent``: not only articles are refused."""
    page = NewsSectionPage(title="Mục con")
    parent.add_child(instance=page)
    return page


def test_r20_offered_where_the_section_has_one(desk):
    article = desk.article()
    assert submit_url(article) in desk.get(edit_url(article))
    # Not in lists: asking for every page of a list would cost three statements a page.
    assert submit_url(article) not in desk.get(f"/quan-tri/pages/{section(desk, 'chinh-tri').pk}/")


def test_r20_sections_that_correspond_are_not_translated_again(desk):
    politics = section(desk, "chinh-tri")
    refused_twice(desk, politics, said(DONE))
    assert submit_url(politics) not in desk.get(edit_url(politics))


def test_r20_home_pages_and_the_root_are_never_translated(desk):
    home = home_page(desk.organisation)
    refused_twice(desk, home, said(HOME))
    assert submit_url(home) not in desk.get(edit_url(home))
    with entered(desk.organisation):
        root = Page.get_first_root_node()
    assert desk.client.get(submit_url(root)).status_code == 404


def test_r20_without_an_open_english_site_nothing_is_translated(desk):
    article = desk.article()
    Domain.objects.filter(domain=EN_HOST).update(status=DomainStatus.RETIRED)
    refused_twice(desk, article, said(NO_SITE))


def test_r20_a_subtree_is_not_translated(desk):
    article = desk.article()
    refused = desk.submit(article, include_subtree="on")
    assert said(ONE_BY_ONE) in refused
    with entered(desk.organisation):
        assert not TranslationSource.objects.exists()


def test_r20_in_an_organisation_with_one_language_nothing_of_translation_is_shown(
    commune_desk, desk, network
):
    article = make_article(network.commune, "Ngày hội ở Tô Hiệu")
    refused_twice(commune_desk, article, said(NO_SITE))
    parent = section(commune_desk, "tin-hoat-dong")
    for path in ("/quan-tri/", edit_url(article), f"/quan-tri/pages/{parent.pk}/"):
        page = commune_desk.get(path)
        assert "localize" not in page.replace("w-locale", "")
        assert "#icon-globe" not in page
    assert "localize/reports" in desk.get("/quan-tri/")


def test_r146_a_writer_does_not_begin_a_translation(
    network, browse, django_capture_on_commit_callbacks
):
    writer = Desk(network.province, browse, django_capture_on_commit_callbacks, WRITER)
    article = writer.article()
    assert submit_url(article) not in writer.get(edit_url(article))
    writer.submit(article)
    with entered(network.province):
        assert not TranslationSource.objects.exists()


@pytest.mark.parametrize("path", ["", "new/", "edit/1/", "delete/1/"])
def test_r20_languages_are_not_made_in_the_admin(superuser, path):
    superuser.article()
    assert said(LANGUAGES) in superuser.get(f"/quan-tri/locales/{path}")
    data = {"language_code": "en", "component-enabled": "on"}
    assert said(LANGUAGES) in superuser.post(f"/quan-tri/locales/{path}", data)
    assert "/quan-tri/locales/" not in superuser.get("/quan-tri/")
    with entered(superuser.organisation):
        assert Locale.objects.count() == 2
        assert not LocaleSynchronization.objects.exists()


def test_r20_trees_are_not_synchronised(desk):
    before = desk.pages()
    with entered(desk.organisation), pytest.raises(TranslationRefused):
        LocaleSynchronization.objects.create(locale=desk.locale("en"), sync_from=desk.locale("vi"))
    assert desk.pages() == before


def test_r20_no_second_tree_even_past_the_screens(desk):
    article = make_article(desk.organisation, section="hoat-dong-lanh-dao-tinh")
    before = desk.pages()
    with entered(desk.organisation), pytest.raises(TranslationRefused):
        translate_object(article, [desk.locale("en")])
    assert desk.pages() == before


def test_r20_admin_api_makes_no_second_tree(superuser):
    article = make_article(superuser.organisation, section="hoat-dong-lanh-dao-tinh")
    before = superuser.pages()
    response = superuser.client.post(
        f"/quan-tri/api/main/pages/{article.pk}/action/copy_for_translation/",
        {"locale": "en", "copy_parents": True},
        content_type="application/json",
    )
    assert response.status_code == 403
    assert superuser.pages() == before


def copying(page, parent):
    return {
        "new_title": page.title,
        "new_slug": page.slug,
        "new_parent_page": parent.pk,
        "publish_copies": "on",
    }


@pytest.mark.parametrize("more", [{}, {"alias": "on"}])
def test_r26_vietnamese_pages_are_not_copied_into_the_english_tree(desk, more):
    article, parent = desk.article(), section(desk, "economy")
    before = desk.pages()
    shown = desk.post(f"/quan-tri/pages/{article.pk}/copy/", copying(article, parent) | more)
    assert said(OTHER_LANGUAGE, parent=parent) in shown
    assert desk.pages() == before


def test_r26_vietnamese_pages_are_not_moved_into_the_english_tree(desk):
    article, parent = desk.article(), section(desk, "economy")
    shown = desk.post(f"/quan-tri/pages/{article.pk}/move/{parent.pk}/confirm/")
    assert said(OTHER_LANGUAGE, parent=parent) in shown
    bulk = f"/quan-tri/bulk/wagtailcore/page/move/?id={article.pk}&next=/quan-tri/"
    desk.post(bulk, {"chooser": parent.pk})
    with entered(desk.organisation):
        assert Page.objects.get(pk=article.pk).get_parent().slug == "chinh-tri"


def test_r26_pages_are_copied_and_moved_within_a_language(desk):
    article, parent = desk.article(), section(desk, "kinh-te")
    desk.post(f"/quan-tri/pages/{article.pk}/copy/", copying(article, parent))
    desk.post(f"/quan-tri/pages/{article.pk}/move/{section(desk, 'xa-hoi').pk}/confirm/")
    with entered(desk.organisation):
        parents = [page.get_parent().slug for page in Page.objects.filter(title=article.title)]
    assert sorted(parents) == ["kinh-te", "xa-hoi"]


def publish_in_editor(desk, draft):
    return desk.publish(draft)


def stop(desk, draft):
    with entered(desk.organisation):
        translation = Translation.objects.get()
    return desk.post(f"/quan-tri/localize/translate/{translation.pk}/disable/")


@pytest.mark.parametrize("act", [publish_in_editor, stop])
def test_r146_an_unfinished_translation_is_neither_published_nor_ended(desk, act):
    article = desk.article()
    desk.submit(article)
    draft = desk.english(article)
    desk.write_strings(draft, {VIETNAMESE["title"]: "Party Committee meets"})
    expected = said(MISSING, count=4, text=VIETNAMESE["summary"][:20])
    assert expected.partition(VIETNAMESE["summary"][:20])[0] in act(desk, draft)
    assert not desk.english(article).live
    with entered(desk.organisation):
        assert Translation.objects.get().enabled


def test_r146_ending_a_whole_translation_keeps_its_text_as_a_draft(desk):
    article = desk.article()
    desk.submit(article)
    desk.write_strings(desk.english(article))
    stop(desk, desk.english(article))
    draft = desk.english(article)
    assert not draft.live
    assert draft.title == "20th conference of the Son La Party Committee"
    assert "js-translation-editor" not in desk.get(edit_url(draft))


def bulk_page(desk, draft):
    return f"/quan-tri/bulk/wagtailcore/page/publish/?id={draft.pk}&next=/quan-tri/", {}


def bulk_section(desk, draft):
    path = f"/quan-tri/bulk/wagtailcore/page/publish/?id={section(desk, 'politics').pk}"
    return f"{path}&next=/quan-tri/", {"include_descendants": "on"}


@pytest.mark.parametrize("door", [bulk_page, bulk_section])
def test_r146_an_unfinished_translation_is_not_published_in_bulk(desk, door):
    article = desk.article()
    desk.submit(article)
    draft = desk.english(article)
    path, data = door(desk, draft)
    desk.post(path, data)
    assert not desk.english(article).live


def test_r146_an_unfinished_translation_is_not_published_by_the_api(superuser):
    article = superuser.article()
    superuser.submit(article)
    draft = superuser.english(article)
    url = f"/quan-tri/api/main/pages/{draft.pk}/action/publish/"
    assert superuser.client.post(url).status_code == 403
    assert not superuser.english(article).live


def test_r146_an_unfinished_translation_is_not_scheduled(desk):
    article = desk.article()
    desk.submit(article)
    with entered(desk.organisation):
        revision = desk.english(article).get_latest_revision()
        revision.approved_go_live_at = article.first_published_at
        with pytest.raises(TranslationRefused):
            revision.save()


@pytest.mark.parametrize("act", ["localize-restart-translation", "localize-convert-to-alias"])
def test_r146_a_published_translation_never_follows_its_source_again(desk, act):
    article, english = desk.translated()
    assert act not in desk.get(edit_url(english))
    assert said(FOLLOWS_NONE) in desk.post(edit_url(english), {act: "on"})
    desk.post(f"/quan-tri/localize/page/{english.pk}/convert_to_alias/")
    assert "localize/update" not in desk.get(edit_url(article))
    english = desk.english(article)
    assert english.alias_of_id is None
    assert english.title == "20th conference of the Son La Party Committee"
    with entered(desk.organisation):
        assert not Translation.objects.get().enabled


def test_r146_every_text_of_an_article_can_be_translated_in_the_editor(desk):
    article = desk.article(lead_image_caption="Chú thích ảnh", seo_title="Hội nghị")
    desk.submit(article)
    shown = {
        each["contentPath"].split(".")[0]
        for each in desk.translation_page(desk.english(article))["segments"]
    }
    with entered(desk.organisation):
        source = TranslationSource.objects.get()
        paths = source.stringsegment_set.values_list("context__path", flat=True)
        assert {path.split(".")[0] for path in paths} == shown
        assert ContentType.objects.get_for_model(article) == source.specific_content_type


def test_r20_translation_endpoints_answer_browsers_in_json(desk):
    article = desk.article()
    desk.submit(article)
    segment = desk.translation_page(desk.english(article))["segments"][0]
    response = desk.client.get(segment["editUrl"], headers={"accept": "text/html"})
    assert response.status_code in (405, 406)
    assert response.headers["Content-Type"] == "application/json"
