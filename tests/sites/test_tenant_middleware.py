"""Host -> site: unknown, redirecting, retired, hostile (R40, R42)."""

import pytest
from django.db import connection
from django.test import RequestFactory

from sites.models import Domain, DomainStatus
from sites.provisioning import deactivate

HOSTILE = [
    "khong-co.sonla.localhost",
    "sonla.localhost:9999",
    "SONLA.LOCALHOST",
    "sonla.localhost.",
    "a" * 300 + ".sonla.localhost",
    "127.0.0.1",
    "[::1]",
    "sonla.localhost:80:80",
    "sơnla.localhost",
    "sonla.localhost/x",
    "sonla.localhost@evil",
    " sonla.localhost",
    "sonla.localhost\x00",
    "*",
    "",
]


@pytest.mark.parametrize("host", HOSTILE)
def test_hostile_host_gets_a_plain_page_and_no_tenant(network, browse, host):
    response = browse(host).get("/")
    assert response.status_code in (400, 404)
    assert "Ủy ban nhân dân" not in response.content.decode()
    assert connection.schema_name == "public"


def test_unknown_host_is_told_in_vietnamese_without_a_query(network, browse):
    browse("khong-co.sonla.localhost").get("/")
    response = browse("khong-co.sonla.localhost").get("/bat-ky/")
    assert response.status_code == 404
    assert 'lang="vi"' in response.content.decode()


def test_repeated_look_ups_of_a_host_need_no_query(network, browse, django_assert_num_queries):
    client = browse("khong-co.sonla.localhost")
    client.get("/")
    with django_assert_num_queries(0):
        client.get("/")


def test_redirecting_domain_keeps_path_and_query(network, browse):
    response = browse("www.sonla.localhost").get("/tin-tuc/?trang=2")
    assert response.status_code == 301
    assert response["Location"] == "http://sonla.localhost/tin-tuc/?trang=2"


def test_a_chain_of_renames_is_one_redirect(network, browse):
    main = Domain.objects.get(domain="stp.sonla.localhost")
    newer = Domain.objects.create(
        tenant=network.department, domain="tuphap.sonla.localhost", kind=main.kind, is_primary=False
    )
    main.status, main.redirects_to = DomainStatus.REDIRECTING, newer
    main.save()
    old = Domain.objects.create(
        tenant=network.department,
        domain="sotuphap.sonla.localhost",
        kind=main.kind,
        status=DomainStatus.REDIRECTING,
        redirects_to=main,
        is_primary=False,
    )
    assert browse(old.domain).get("/a/")["Location"] == "http://tuphap.sonla.localhost/a/"


def test_deactivated_organisation_answers_410_and_keeps_its_domain(network, browse):
    deactivate(network.department)
    from sites import hosts

    hosts.clear()
    response = browse("stp.sonla.localhost").get("/tin-tuc/")
    assert response.status_code == 410
    assert Domain.objects.get(domain="stp.sonla.localhost").tenant == network.department


def test_the_connection_returns_to_public_after_a_request(network, browse):
    assert browse(network.commune).get("/").status_code == 200
    assert connection.schema_name == "public"


def test_preview_stays_in_its_own_schema_whatever_host_it_names(network):
    """A Wagtail Site row may hold another organisation's host (stack.md 2.1)."""
    from sites.middleware import TenantMiddleware

    seen = {}

    def view(request):
        seen["schema"] = connection.schema_name
        seen["organisation"] = request.organisation
        return

    request = RequestFactory().get("/", headers={"host": "stp.sonla.localhost"})
    request.is_dummy = True
    connection.set_tenant(network.commune)
    TenantMiddleware(view)(request)
    assert seen == {"schema": network.commune.schema_name, "organisation": network.commune}
    assert connection.schema_name == network.commune.schema_name
    connection.set_schema_to_public()
