"""Nobody is offered what is refused, and nobody comes in from another organisation (R209)."""

import re

import pytest

from editorial.roles import BOARD_HEAD, COLLABORATOR, ROLES
from sites.tenancy import entered, main_domain
from tests.editorial.admin_addresses import Samples, templates
from tests.editorial.board import member
from tests.editorial.test_admin_access import REFUSED, outcome

pytestmark = pytest.mark.django_db
# Links stand in attributes, and in the menu's JSON.
LINK = re.compile(r"(?:href=|action=|&quot;url&quot;: &quot;|\"url\": \")\"?(/quan-tri/[^\"?#&]*)")
# Bulk actions are links only with what was ticked.
LEFT_OUT = re.compile(r"/quan-tri/(logout|localize/jsi18n|sprite|bulk)/")
# Wagtail's first screen names the explorer to everybody: its settings, its search box.
NAMED_FOR_ALL = {"/quan-tri/", "/quan-tri/pages/"}
# Wagtail's own links beside a page that is somebody else's.
OF_OTHERS = re.compile(r"/quan-tri/pages/\d+/(history|usage|view_draft)/")
SCREENS = (
    "quan-tri/", "quan-tri/pages/<parent_page_id>/", "quan-tri/pages/<page_id>/edit/",
    "quan-tri/images/", "quan-tri/documents/", "quan-tri/pages/<page_id>/history/",
    "quan-tri/snippets/", "quan-tri/redirects/", "quan-tri/mang-luoi/co-quan/",
)  # fmt: skip


def links_on(client, address):
    page = client.get(address)
    if page.status_code != 200:
        return set()
    return {link for link in LINK.findall(page.content.decode()) if not LEFT_OUT.match(link)}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_r209_no_link_of_a_screen_is_refused(network, browse, role):
    organisation = network.province if role.provincial_only else network.commune
    samples = Samples(organisation, "cua-nha")
    client = browse(organisation)
    user = member(organisation, role, "nguoi-thu")
    with entered(organisation):
        client.force_login(user)
    screens = {samples.fill(template) for template in SCREENS}
    links = set().union(*(links_on(client, screen) for screen in sorted(screens)))
    assert len(links) > 5
    refused = [
        link
        for link in sorted(links - NAMED_FOR_ALL)
        if outcome(client.get(link)) in (REFUSED, "404", "500")
        and not (role is COLLABORATOR and OF_OTHERS.match(link))
    ]
    assert not refused, " ".join(refused)


def test_a_session_of_another_organisation_opens_nothing(network, browse):
    head = member(network.department, BOARD_HEAD, "truong-ban")
    client = browse(network.department)
    with entered(network.department):
        client.force_login(head)
    assert client.get("/quan-tri/").status_code == 200
    Samples(network.department, "cua-so")
    samples = Samples(network.commune, "cua-phuong")
    host = {"host": main_domain(network.commune).domain}
    opened = [
        (method, template)
        for template in templates()
        for method in ("GET", "POST")
        if not is_closed(client.generic(method, samples.fill(template), headers=host))
    ]
    assert not opened


def is_closed(response):
    """Sent to the sign-in, or an address or method that is not there for anybody."""
    to_sign_in = "/quan-tri/login/" in response.headers.get("Location", "")
    return to_sign_in or response.status_code in (403, 404, 405)
