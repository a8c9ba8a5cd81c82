"""The network console: seen and used only by operators of the Provincial Office."""

import pytest

from editorial.roles import APPROVER, NETWORK_OPERATOR
from sites.models import Organisation
from sites.tenancy import entered
from tests.factories import make_user

LIST = "/quan-tri/mang-luoi/co-quan/"
NEW = "/quan-tri/mang-luoi/co-quan/create/"
DOMAINS = "/quan-tri/mang-luoi/ten-mien/"


def sign_in(browse, organisation, user):
    client = browse(organisation)
    with entered(organisation):
        client.force_login(user)
    return client


@pytest.fixture
def operator(network, browse):
    return sign_in(browse, network.province, make_user(network.province, NETWORK_OPERATOR))


def test_operator_sees_every_organisation_and_domain_but_no_template(operator):
    page = operator.get(LIST).content.decode()
    assert "Phường Tô Hiệu" in page
    assert "template-commune" not in page
    assert "template_commune" not in page
    assert "tohieu.thanhpho.sonla.localhost" in operator.get(DOMAINS).content.decode()


def test_list_of_organisations_does_not_grow_in_queries(
    operator, network, django_assert_max_num_queries
):
    operator.get(LIST)
    with django_assert_max_num_queries(20):
        operator.get(LIST)


@pytest.mark.parametrize("path", [LIST, NEW, DOMAINS])
def test_superuser_of_a_commune_has_no_console(network, browse, path):
    user = make_user(network.commune, APPROVER)
    with entered(network.commune):
        user.is_superuser = True
        user.save()
    client = sign_in(browse, network.commune, user)
    assert client.get(path).status_code in (302, 403, 404)
    home = client.get("/quan-tri/")
    assert home.status_code == 200
    assert "mang-luoi" not in home.content.decode()


def test_approver_of_the_province_has_no_console(network, browse):
    client = sign_in(browse, network.province, make_user(network.province, APPROVER))
    assert client.get(LIST).status_code == 302
    assert client.post(NEW, {"kind": "commune"}).status_code in (302, 403)


def test_r68_one_form_makes_a_site_that_answers(operator, network, browse):
    data = {
        "kind": "commune",
        "name": "Phường Chiềng Lề",
        "parent": network.district.pk,
        "email": "ubnd@example.org",
        "contact_name": "Cán bộ đầu mối",
    }
    response = operator.post(NEW, data)
    assert response.status_code == 302, response.context["form"].errors
    made = Organisation.objects.get(name="Phường Chiềng Lề")
    assert "Phường Chiềng Lề" in browse(made).get("/").content.decode()


def test_wrong_order_is_explained_beside_its_field_and_makes_nothing(operator, network):
    before = Organisation.objects.count()
    data = {
        "kind": "commune",
        "name": "Phường Tô Hiệu",
        "host": "tô hiệu",
        "email": "x@example.org",
    }
    form = operator.post(NEW, data).context["form"]
    assert "host" in form.errors
    assert Organisation.objects.count() == before


def test_closing_and_opening_again(operator, network, browse):
    url = f"/quan-tri/mang-luoi/{network.commune.pk}/trang-thai/"
    assert operator.get(url).status_code == 200
    operator.post(url)
    network.commune.refresh_from_db()
    assert network.commune.status == "deactivated"
    operator.post(url)
    network.commune.refresh_from_db()
    assert network.commune.status == "active"
