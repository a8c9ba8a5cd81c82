"""The library's search over the network, from the register alone (R104)."""

from datetime import date

import pytest
from django_tasks_db.models import DBTaskResult

from home.reconcile import reconcile
from legal import effects
from legal.models import IssuingBody, LegalDocumentPage
from sites.models import Domain, DomainStatus, LegalEntry
from sites.tasks import run_now
from sites.tenancy import entered
from tests.legal.documents import PATH, make_legal
from vietnamese.folding import fold

pytestmark = pytest.mark.django_db
EVERYWHERE = {"pham-vi": "mang-luoi"}


@pytest.fixture
def documents(network):
    """One document on each of three sites."""
    make_legal(network.province, "1/QĐ-UBND", abstract="Quy chế cổng thông tin của tỉnh")
    make_legal(
        network.commune, "2/KH-UBND", abstract="Kế hoạch của phường", issued_on=date(2025, 1, 2)
    )
    make_legal(network.department, "3/TB-STP", abstract="Thông báo của sở")


def symbols(response):
    assert response.status_code == 200
    return [document.entry.symbol for document in response.context["documents"]]


def test_r104_one_question_over_every_site(documents, network, browse):
    client = browse(network.commune)
    assert symbols(client.get(PATH)) == ["02/KH-UBND"]
    response = client.get(PATH, EVERYWHERE)
    assert symbols(response) == ["02/KH-UBND", "03/TB-STP", "01/QĐ-UBND"]
    assert symbols(client.get(PATH, {**EVERYWHERE, "q": "quy che"})) == ["01/QĐ-UBND"]
    assert symbols(client.get(PATH, {**EVERYWHERE, "q": "1 qd ubnd"})) == ["01/QĐ-UBND"]
    html = response.content.decode()
    assert f"{network.department.name}" in html.partition("<main")[2]
    forms = next(f for f in response.context["facets"] if "Hình thức" in str(f.label))
    assert {(value.label, value.count) for value in forms.values} == {
        ("Quyết định", 1), ("Kế hoạch", 1), ("Thông báo", 1),
    }  # fmt: skip


def test_results_lead_to_the_site_that_published_them(documents, network, browse):
    found = browse(network.commune).get(PATH, EVERYWHERE).context["documents"]
    host = Domain.objects.get(tenant=network.department, is_primary=True).domain
    assert next(each.url for each in found if "STP" in each.entry.symbol).split("/")[2] == host
    data = browse(network.commune).get(f"{PATH}du-lieu.json?pham-vi=mang-luoi").json()
    assert host in str(data)
    feed = browse(network.commune).get(f"{PATH}rss.xml?pham-vi=mang-luoi").content.decode()
    assert feed.count("<item>") == 3


def test_a_closed_site_is_not_searched(documents, network, browse):
    Domain.objects.filter(tenant=network.department).update(status=DomainStatus.RETIRED)
    assert "03/TB-STP" not in symbols(browse(network.commune).get(PATH, EVERYWHERE))


def test_another_organisations_row_of_the_same_number_stays_as_it_is(documents, network):
    """Pages of two schemas often have the same number."""
    with entered(network.commune):
        page = LegalDocumentPage.objects.get()
    other = LegalEntry.objects.get(organisation=network.department)
    LegalEntry.objects.filter(pk=other.pk).update(page_id=page.pk)
    with entered(network.commune):
        LegalDocumentPage.objects.update(expires_on=date(2025, 2, 1), effective_on=date(2025, 1, 2))
        assert effects.refresh([page.pk]) == 1
    statuses = dict(LegalEntry.objects.values_list("organisation", "status"))
    assert statuses[network.commune.pk] == "wholly-expired"
    assert statuses[network.department.pk] == "in-force"


def test_words_of_the_abstract_come_before_those_of_the_text(network, browse):
    make_legal(network.commune, "5/QĐ-UBND", abstract="Về chăn nuôi", issued_on=date(2024, 3, 1))
    make_legal(
        network.commune, "6/QĐ-UBND", abstract="Về đất đai", legal_bases="Luật Chăn nuôi",
        issued_on=date(2024, 4, 1),
    )  # fmt: skip
    client = browse(network.commune)
    assert symbols(client.get(PATH, {"q": fold("chăn nuôi")})) == ["05/QĐ-UBND", "06/QĐ-UBND"]
    assert symbols(client.get(PATH, {"q": "“chăn nuôi”"})) == ["05/QĐ-UBND", "06/QĐ-UBND"]
    assert symbols(client.get(PATH, {"trich-yeu": "quyết định"})) == []
    by_day = client.get(PATH, {"q": "chăn nuôi", "sap-xep": "ban-hanh"})
    assert symbols(by_day) == ["06/QĐ-UBND", "05/QĐ-UBND"]


def test_a_renamed_body_is_renamed_in_its_own_library(
    documents, network, django_capture_on_commit_callbacks
):
    DBTaskResult.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True), entered(network.commune):
        body = IssuingBody.objects.get(pk=LegalDocumentPage.objects.get().issuer_id)
        body.name = "Ủy ban nhân dân phường mới"
        body.save()
    run_now(network.commune.schema_name)
    names = dict(LegalEntry.objects.values_list("organisation", "issuer"))
    assert names[network.commune.pk] == body.name
    assert names[network.province.pk] != body.name


def test_what_differs_from_the_pages_is_found_and_mended(documents, network):
    LegalEntry.objects.filter(organisation=network.commune).update(form="lenh")
    (found,) = reconcile(network.commune, mend=True)
    assert found.columns == ("legal.form",)
    assert reconcile(network.commune, mend=False) == []
    assert LegalEntry.objects.get(organisation=network.commune).form == "ke-hoach"
    LegalEntry.objects.filter(organisation=network.commune).delete()
    (found,) = reconcile(network.commune, mend=True)
    assert found.columns == ("legal",)
    assert LegalEntry.objects.filter(organisation=network.commune).exists()


def test_bodies_that_every_place_has_bear_the_name_of_this_one(network):
    names = {}
    for organisation in (network.province, network.department, network.commune):
        with entered(organisation):
            body = IssuingBody.objects.get(abbreviation="UBND")
            names[organisation.pk] = (body.name, body.level)
    assert names[network.province.pk] == ("Ủy ban nhân dân tỉnh Sơn La", "province")
    assert names[network.department.pk] == names[network.province.pk]
    place = network.commune.name
    expected = f"Ủy ban nhân dân {place[0].lower()}{place[1:]}"
    assert names[network.commune.pk] == (expected, "commune")
