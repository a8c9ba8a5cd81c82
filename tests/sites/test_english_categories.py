"""The English site (Art. 17.1): exactly the categories of its list, with English titles."""

from datetime import date

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from editorial.roles import APPROVER
from home.models import CategoryListPage, ContactListPage, ContactPerson, ContentPage
from sites.blueprints import BLUEPRINTS
from sites.categories import categories_of, counted
from sites.completeness import State, site_state
from sites.kinds import SiteKind
from sites.models import Domain
from sites.tenancy import entered, main_domain
from tests.factories import approve, make_user

pytestmark = pytest.mark.django_db

ENGLISH = next(row for row in BLUEPRINTS[SiteKind.PROVINCE] if row.kind == SiteKind.ENGLISH)

# Art. 17.1, read by hand: point and what it asks for.
LIST = {
    "overview": "a",
    "nature": "a",
    "economy": "a",
    "tradition": "a",
    "people": "a",
    "functions": "b",
    "structure": "b",
    "contacts": "b",
    "news": "c, 17.1.đ",
    "borders": "d",
    "overseas-vietnamese": "d",
    "consular": "d",
    "citizen-protection": "d",
    "spokespersons": "e",
    "procedures": "e",
}


@pytest.fixture
def english(network):
    return Domain.objects.get(tenant=network.province, kind=SiteKind.ENGLISH)


def test_r136_r143_the_catalogue_is_the_list_of_article_17():
    found = {each.code: each.articles[SiteKind.ENGLISH] for each in categories_of("english")}
    assert found == {code: f"17.1.{point}" for code, point in LIST.items()}


def test_r136_r143_a_new_english_site_starts_with_exactly_its_categories():
    rows = [each for top in ENGLISH.pages for each in (top, *top.children)]
    assert {row.category for row in rows} - {""} == set(LIST)
    assert all(row.title.isascii() and row.slug.isascii() for row in rows)
    assert len([page for page in ENGLISH.pages if page.in_menu]) <= 8


def test_r139_r141_the_news_have_their_six_sections():
    news = next(row for row in ENGLISH.pages if row.category == "news")
    titles = " ".join(row.title.lower() for row in news.children)
    for subject in ("politic", "econom", "cultur", "soci", "investment", "cooperation"):
        assert subject in titles


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/about/natural-conditions/", "Natural conditions"),
        ("/organisation/contact-officers/", "Contact officers"),
        ("/organisation/spokespersons/", "Spokespersons"),
        ("/external-affairs/administrative-procedures/", "Administrative procedures"),
        ("/external-affairs/borders-and-territory/", "Borders and territory"),
    ],
)
def test_a_reader_finds_them_in_english(network, english, browse, path, title):
    page = browse(english.domain).get(path).content.decode()
    assert title in page and "Skip to main content" in page
    assert browse(network.province).get(path).status_code == 404
    assert browse(network.commune).get(path).status_code == 404


def test_r138_the_english_list_of_officers_has_the_fax(network, english, browse):
    with entered(network.province):
        lists = ContactListPage.objects.filter(category="contacts")
        assert lists.count() == 2
        for page in lists:
            page.contacts.add(
                ContactPerson(
                    name="Người liên hệ (minh họa)", position="Officer", unit="Office",
                    phone="0212 3852 001", fax="0212 3852 099", email="lienhe@sonla.gov.vn",
                )
            )  # fmt: skip
            page.save_revision().publish()
    there = browse(english.domain).get("/organisation/contact-officers/").content.decode()
    assert "0212 3852 099" in there
    here = browse(network.province).get("/gioi-thieu/dau-moi-lien-he/").content.decode()
    assert "0212 3852 001" in here and "0212 3852 099" not in here


def test_the_score_of_the_english_site_is_its_own(network, english):
    assert {each.category.code for each in site_state(english).categories} == {
        each.code for each in counted(SiteKind.ENGLISH)
    }
    with entered(network.province):
        page = ContentPage.objects.get(category="people")
        page.body = [("paragraph", "<p>Twelve ethnic groups live in the province.</p>")]
        page.save_revision().publish()
    assert site_state(english).of("people").state == State.PRESENT
    assert site_state(main_domain(network.province)).of("people") is None


def test_vietnamese_sites_have_nothing_of_the_english_list(network):
    only_english = {"economy", "people", "borders", "overseas-vietnamese", "consular"}
    with entered(network.commune):
        assert not ContentPage.objects.filter(category__in=only_english).exists()
        assert CategoryListPage.objects.get(category="procedures").slug == "thu-tuc-hanh-chinh"


def appointed(page, name, **fields):
    page.contacts.add(
        ContactPerson(
            name=name, position="Chánh Văn phòng", unit="Văn phòng UBND tỉnh",
            phone="0212 3852 001", email="nguoiphatngon@sonla.gov.vn", **fields,
        )
    )  # fmt: skip


def test_r142_spokespersons_show_period_and_decision_and_officers_do_not(network, browse):
    fields = {
        "valid_from": date(2026, 1, 5),
        "decision": "88/QĐ-UBND",
        "decision_date": date(2026, 1, 2),
    }
    with entered(network.commune):
        for code in ("spokespersons", "contacts"):
            page = ContactListPage.objects.get(category=code)
            appointed(page, "Nguyễn Văn Mẫu", **fields)
            appointed(page, "Người đã thôi", valid_until=date(2020, 1, 1), decision="1/QĐ")
            page.save_revision().publish()
    client = browse(network.commune)
    page = client.get("/gioi-thieu/nguoi-phat-ngon/").content.decode()
    for text in ("Nguyễn Văn Mẫu", "88/QĐ-UBND", "02/01/2026", "05/01/2026"):
        assert text in page
    assert "Người đã thôi" not in page
    officers = client.get("/gioi-thieu/dau-moi-lien-he/").content.decode()
    assert "Nguyễn Văn Mẫu" in officers and "88/QĐ-UBND" not in officers
    other = browse(network.department).get("/gioi-thieu/nguoi-phat-ngon/").content.decode()
    assert "Nguyễn Văn Mẫu" not in other


def editor(network, browse):
    client = browse(network.commune)
    with entered(network.commune):
        client.force_login(make_user(network.commune, APPROVER))
    return client


def save(client, page, **person):
    """The editor's form of a list of people, with one person, published."""
    values = {
        "name": "Lò Thị Mẫu", "position": "Phó Chủ tịch", "unit": "UBND phường",
        "phone": "0212 3852 001", "fax": "", "email": "mau@sonla.gov.vn",
        "valid_from": "", "valid_until": "", **person,
    }  # fmt: skip
    data = nested_form_data(
        {
            "title": page.title, "slug": page.slug, "summary": "", "body": streamfield([]),
            "contacts": inline_formset([values]), "comments": inline_formset([]),
            "action-submit": "1",
        }
    )  # fmt: skip
    return client.post(f"/quan-tri/pages/{page.pk}/edit/", data)


def test_r142_the_editor_of_each_list_has_its_own_fields(network, browse):
    client = editor(network, browse)
    with entered(network.commune):
        lists = {
            code: ContactListPage.objects.get(category=code)
            for code in ("spokespersons", "contacts")
        }
    forms = {
        code: client.get(f"/quan-tri/pages/{page.pk}/edit/").content.decode()
        for code, page in lists.items()
    }
    assert 'name="contacts-__prefix__-decision_date"' in forms["spokespersons"]
    assert "decision_date" not in forms["contacts"]
    for form in forms.values():
        assert form.count('name="contacts-TOTAL_FORMS"') == 1
    assert save(client, lists["contacts"]).status_code == 302
    appointed = {"decision": "88/QĐ-UBND", "decision_date": "02/01/2026"}
    assert save(client, lists["spokespersons"], **appointed).status_code == 302
    approve(network.commune)
    with entered(network.commune):
        saved = ContactPerson.objects.get(page=lists["spokespersons"])
    assert (saved.decision, saved.decision_date) == ("88/QĐ-UBND", date(2026, 1, 2))


def test_r142_a_date_of_no_decision_and_an_end_before_its_beginning_are_refused(network, browse):
    client = editor(network, browse)
    with entered(network.commune):
        page = ContactListPage.objects.get(category="spokespersons")
    response = save(client, page, decision="", decision_date="02/01/2026")
    assert response.status_code == 200
    assert "decision" in response.context["form"].formsets["contacts"].errors[0]
    wrong = {"decision": "", "decision_date": "", "valid_from": "02/01/2026"}
    response = save(client, page, **wrong, valid_until="01/01/2026")
    assert "valid_until" in response.context["form"].formsets["contacts"].errors[0]
