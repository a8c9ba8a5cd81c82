"""Who gets where in the administration: every address, both methods, every role (R209).

What is expected stands in ``admin_access.csv``, a line an address. After a change that is meant:
``WRITE_ADMIN_ACCESS=1 python -m pytest tests/editorial/test_admin_access.py``, and read the
difference line by line.
"""

import csv
import os
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse

from editorial.roles import ROLES
from sites.tenancy import entered
from tests.editorial.admin_addresses import Samples, templates
from tests.editorial.board import member

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parent / "admin_access.csv"
REFUSED = "no"
METHODS = ("GET", "POST")
ACCOUNTS = ("users/", "groups/", "sites/", "locales/")


def expected() -> dict[tuple[str, str], dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as opened:
        return {(row.pop("method"), row.pop("address")): row for row in csv.DictReader(opened)}


def outcome(response: HttpResponse) -> str:
    """``no`` where the administration refuses: 403, or back to its first screen."""
    if response.status_code == 403 or response.headers.get("Location") == "/quan-tri/":
        return REFUSED
    return str(response.status_code)


def walk(client: Any, samples: Samples) -> dict[tuple[str, str], str]:
    """The outcome of every address; what a request wrote is undone before the next."""
    cookies = client.cookies.copy()
    found = {}
    for template in templates():
        for method in METHODS:
            client.cookies = cookies.copy()
            with transaction.atomic():
                response = client.generic(method, samples.fill(template))
                for _part in getattr(response, "streaming_content", ()):
                    pass  # what streams is made inside the request's own transaction
                transaction.set_rollback(True)
            found[method, template] = outcome(response)
    return found


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_r209_every_address_for_every_role(network, browse, role):
    organisation = network.province if role.provincial_only else network.commune
    samples = Samples(organisation, "cua-nha")
    user = member(organisation, role, "nguoi-thu")
    client = browse(organisation)
    client.raise_request_exception = False
    with entered(organisation):
        client.force_login(user)
    found = walk(client, samples)
    broken = {key: status for key, status in found.items() if status.startswith("5")}
    assert not broken, sorted(broken)
    if os.environ.get("WRITE_ADMIN_ACCESS"):
        _write(role.key, found)
        return
    table = expected()
    assert set(found) == set(table), "an address came or went: read the file's first lines"
    differences = {
        key: (status, table[key][role.key])
        for key, status in found.items()
        if status != table[key][role.key]
    }
    assert not differences, "(found, expected)"


def test_r209_the_table_itself_says_what_the_decision_says():
    table = expected()
    for (method, address), row in table.items():
        place = address.removeprefix("quan-tri/")
        if place.startswith(ACCOUNTS):
            allowed = {key for key, status in row.items() if status not in (REFUSED, "404", "405")}
            heads = {"board-head"} if place.startswith("users/") else set()
            assert allowed <= heads, (method, address)
        if place.startswith("mang-luoi/"):
            others = {key: status for key, status in row.items() if key != "network-operator"}
            assert set(others.values()) <= {REFUSED, "404", "405"}, (method, address)
        if "go-bai" in place:
            may = {key for key, status in row.items() if status != REFUSED}
            assert may == {"approver", "board-head"}, (method, address)


def _write(key: str, found: dict[tuple[str, str], str]) -> None:
    table = expected() if TABLE.exists() else {}
    rows = {each: table.get(each, {}) | {key: status} for each, status in found.items()}
    with TABLE.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(
            opened, ["method", "address", *(role.key for role in ROLES)], restval="",
            lineterminator="\n",
        )  # fmt: skip
        writer.writeheader()
        for (method, address), row in sorted(rows.items(), key=lambda each: each[0][::-1]):
            writer.writerow({"method": method, "address": address, **row})
