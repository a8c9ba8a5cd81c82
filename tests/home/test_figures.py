"""Statements of lists and pages, whatever the number of their children (issue 3, figures)."""

import pytest
from django.db import connection
from wagtail.models import Page

from home.models import (
    CategoryListPage,
    ContactListPage,
    ContactPerson,
    LeaderPage,
    ProcedurePage,
    ProjectPage,
)
from sites.completeness import network_state
from sites.kinds import SiteKind
from sites.models import Domain, DomainStatus, Organisation
from sites.tenancy import entered
from tests.home.test_category_pages import LEADER, PROJECT, add, path_of

pytestmark = pytest.mark.django_db
LIST, DETAIL = 15, 12
PROCEDURE = {"code": "1.001193.000", "field": "Hộ tịch", "level": "commune", "agency": "UBND"}
MANY = [
    ("projects", ProjectPage, PROJECT, 500),
    ("procedures", ProcedurePage, PROCEDURE, 2_000),
    ("leaders", LeaderPage, LEADER, 300),
]


def multiply(organisation, page, count):
    """Copies of a published page, beside it; in bulk, past signals and the register."""
    model = type(page)
    with entered(organisation):
        parent = page.get_parent()
        paths = [Page._get_path(parent.path, page.depth, 2 + step) for step in range(count - 1)]
        Page.objects.bulk_create(
            Page(
                title=f"{page.title} {number}", draft_title=page.title, slug=f"ban-sao-{number}",
                path=path, depth=page.depth, url_path=f"{parent.url_path}ban-sao-{number}/",
                content_type=page.content_type, locale_id=page.locale_id, live=True,
                first_published_at=page.first_published_at,
            )
            for number, path in enumerate(paths)
        )  # fmt: skip
        own = [field.column for field in model._meta.local_fields if not field.primary_key]
        names = ", ".join(f'"{name}"' for name in own)
        copied = ", ".join(f's."{name}"' for name in own)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} (page_ptr_id, {names}) "
                f"SELECT p.id, {copied} FROM wagtailcore_page p, {model._meta.db_table} s "
                "WHERE s.page_ptr_id = %s AND p.slug LIKE 'ban-sao-%%'",
                [page.pk],
            )
        Page.objects.filter(pk=parent.pk).update(numchild=count)
        assert CategoryListPage.objects.get(pk=parent.pk).items().count() == count


@pytest.mark.parametrize(("code", "model", "fields", "count"), MANY)
def test_lists_and_pages_take_few_statements(
    network, browse, django_assert_max_num_queries, code, model, fields, count
):
    page = add(network.commune, code, model, "Mục đầu tiên", **fields)
    multiply(network.commune, page, count)
    path = path_of(network.commune, code)
    client = browse(network.commune)
    client.get("/so-do-trang/")
    for query in ("", "?trang=3", "?q=muc"):
        with django_assert_max_num_queries(LIST):
            response = client.get(f"{path}{query}")
        assert response.status_code == 200
    with django_assert_max_num_queries(DETAIL):
        assert client.get(f"{path}{page.slug}/").status_code == 200
    with django_assert_max_num_queries(DETAIL):
        assert client.get(f"{path}ban-sao-7/").status_code == 200


def test_a_page_of_300_contacts_takes_few_statements(
    network, browse, django_assert_max_num_queries
):
    with entered(network.commune):
        page = ContactListPage.objects.get(category="contacts")
        ContactPerson.objects.bulk_create(
            ContactPerson(
                page=page, sort_order=number, name=f"Đầu mối minh họa {number}",
                position="Chuyên viên", unit="Văn phòng", phone="02123751595",
                email="minhhoa@sonla.gov.vn",
            )
            for number in range(300)
        )  # fmt: skip
        path = page.get_url()
    client = browse(network.commune)
    client.get("/so-do-trang/")
    with django_assert_max_num_queries(DETAIL):
        text = client.get(path).content.decode()
    assert "Đầu mối minh họa 299" in text


def test_the_table_of_240_sites_takes_few_statements(network, django_assert_max_num_queries):
    made = Organisation.objects.bulk_create(
        Organisation(
            code=f"xa-thu-{number}", name=f"Xã Thử {number}", kind=SiteKind.COMMUNE,
            schema_name=f"thu_{number}", parent=network.district,
        )
        for number in range(240)
    )  # fmt: skip
    Domain.objects.bulk_create(
        Domain(
            domain=f"thu-{each.pk}.sonla.localhost", tenant=each, kind=SiteKind.COMMUNE,
            site_name=each.name, language="vi", status=DomainStatus.ACTIVE,
        )
        for each in made
    )  # fmt: skip
    with django_assert_max_num_queries(5):
        states = network_state()
        assert [each.score for each in states if each.domain.tenant_id == made[0].pk] == [0]
    assert len(states) >= 240
