"""Fixtures that every room's tests share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import caches
from django.test import Client

from sites import hosts
from sites.models import Organisation
from sites.tenancy import main_domain
from sonla.page_cache import store

Browse = Callable[[str | Organisation], Client]


@dataclass(frozen=True)
class Network:
    """The organisations of ``units.csv``."""

    province: Organisation
    department: Organisation
    district: Organisation
    commune: Organisation


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The database is this process's own copy already (tests.database)."""


@pytest.fixture(autouse=True)
def nothing_cached() -> Iterator[None]:
    """What a rolled back test left in the process is forgotten."""
    yield
    store.clear()
    hosts.clear()
    for cache in caches.all():
        cache.clear()


@pytest.fixture
def network(db: None) -> Network:
    """The test network; whatever a test changes is rolled back."""
    codes = {"province": "vpub", "department": "so-stp", "district": "huyen-116"}
    codes["commune"] = "xa-03649"
    return Network(**{name: Organisation.objects.get(code=code) for name, code in codes.items()})


@pytest.fixture
def browse() -> Browse:
    """``browse(organisation or host).get(path)``: a client that asks that host."""

    def client(site: str | Organisation, **options: object) -> Client:
        if isinstance(site, Organisation):
            domain = main_domain(site)
            assert domain is not None
            site = domain.domain
        return Client(headers={"host": site}, **options)  # type: ignore[arg-type]

    return client
