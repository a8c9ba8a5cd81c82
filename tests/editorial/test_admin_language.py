"""Every screen of the administration, read for English words (issue "The editorial board", 1)."""

import pytest
from bs4 import BeautifulSoup
from django.db import transaction

from editorial.roles import BOARD_HEAD, INTERFACE_KEEPER, NETWORK_OPERATOR, TECHNICIAN
from sites.models import Domain, Organisation
from sites.tenancy import entered
from tests.browser.screens import english, words
from tests.editorial.admin_addresses import Samples, templates
from tests.editorial.board import member

pytestmark = pytest.mark.django_db
ROLES = (BOARD_HEAD, INTERFACE_KEEPER, TECHNICIAN, NETWORK_OPERATOR)
UNREAD = ("script", "style", "template", "code", "pre", "textarea", "option")


def read(html: str) -> set[str]:
    """Words that a person reads on a page."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(UNREAD):
        element.decompose()
    return words(soup.get_text(" "))


def names() -> set[str]:
    """Words of names in English, which sites and offices have beside their Vietnamese ones."""
    offices = Organisation.objects.values_list("name_en", flat=True)
    sites = Domain.objects.filter(language="en").values_list("site_name", flat=True)
    return words(" ".join([*offices, *sites]))


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_no_screen_has_an_english_word(network, browse, role):
    organisation = network.province if role.provincial_only else network.commune
    samples = Samples(organisation, "cua-nha")
    client = browse(organisation)
    client.raise_request_exception = False
    with entered(organisation):
        client.force_login(member(organisation, role, "nguoi-thu"))
    found, named = {}, names()
    for template in templates():
        with transaction.atomic():
            response = client.get(samples.fill(template))
            transaction.set_rollback(True)
        if response.status_code == 200 and "html" in response.headers.get("Content-Type", ""):
            found[template] = read(response.content.decode()) & english() - named
    found = {template: sorted(wrong) for template, wrong in found.items() if wrong}
    assert not found, "\n".join(f"{place}: {wrong}" for place, wrong in found.items())
