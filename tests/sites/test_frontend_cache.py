"""The cache in front is told at once, once, for the right hosts; nothing is lost meanwhile."""

import socket
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from sites import frontend_cache, stamps
from sites.provisioning import deactivate
from tests.factories import make_article

pytestmark = pytest.mark.django_db

COMMUNE = "tohieu.thanhpho.sonla.localhost"
DEPARTMENT = "stp.sonla.localhost"
PROVINCE = ["chuyendoiso.sonla.localhost", "en.sonla.localhost", "sonla.localhost"]


@contextmanager
def cache_in_front(settings, status=200, port=0):
    """A cache that keeps the (path, Host) of every PURGE."""
    purged = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_PURGE(self):
            purged.append((self.path, self.headers["Host"]))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    configure(settings, server.server_port)
    try:
        yield purged
    finally:
        server.shutdown()
        server.server_close()


def configure(settings, port):
    settings.WAGTAILFRONTENDCACHE = {
        "nginx": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": f"http://127.0.0.1:{port}",
        }
    }


@pytest.fixture
def purged(network, settings):
    with cache_in_front(settings) as requests:
        yield requests


@pytest.fixture(autouse=True)
def no_pause(settings, tmp_path):
    settings.PORTAL_HOME = tmp_path
    frontend_cache._paused_until.clear()
    DBTaskResult.objects.all().delete()


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """Do something as one committed transaction."""

    def run(work, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return work(*args, **kwargs)

    return run


def hosts(purged):
    assert {path for path, _host in purged} <= {"/*"}
    return sorted(host for _path, host in purged)


def test_one_publication_purges_its_own_hosts_and_the_provinces_once(purged, network, commit):
    commit(make_article, network.commune)
    assert hosts(purged) == sorted([COMMUNE, *PROVINCE])


def test_the_provinces_own_publication_purges_each_of_its_hosts_once(purged, network, commit):
    commit(make_article, network.province)
    assert hosts(purged) == PROVINCE


def test_a_closed_organisations_host_is_purged_too(purged, network, commit):
    commit(deactivate, network.department)
    assert DEPARTMENT in hosts(purged)
    assert "www.sonla.localhost" in hosts(purged)


def test_a_host_that_shows_news_of_the_network_is_purged_with_them(purged, network, commit):
    frontend_cache.note_network_content(DEPARTMENT)
    commit(make_article, network.commune)
    assert DEPARTMENT in hosts(purged)


def test_what_is_rolled_back_purges_nothing(purged, network):
    try:
        with transaction.atomic():
            make_article(network.commune)
            raise ValueError
    except ValueError:
        pass
    assert purged == []


def test_a_savepoint_that_is_rolled_back_takes_no_other_purge_with_it(purged, commit):
    def work():
        with transaction.atomic():
            stamps.move_on_commit("o_xa_03649")
        try:
            with transaction.atomic():
                stamps.move_on_commit("o_so_stp")
                raise ValueError
        except ValueError:
            pass

    commit(work)
    assert COMMUNE in hosts(purged)


def test_every_stamp_of_a_transaction_has_moved_before_anything_is_purged(
    network, commit, monkeypatch
):
    seen = []

    def look(names):
        seen.append({name: stamps.read(name) for name in names})

    monkeypatch.setattr(frontend_cache, "purge_moved", look)
    names = {"o_xa_03649", "public-content"}
    commit(lambda: [stamps.move_on_commit(name) for name in sorted(names)])
    assert len(seen) == 1
    assert set(seen[0]) == names
    assert all(seen[0].values())


def test_without_a_cache_nothing_is_asked_and_nothing_owed(network, commit):
    commit(make_article, network.commune)
    assert not DBTaskResult.objects.filter(task_path__contains="purge_later").exists()


def silent_port():
    """A port where connections are taken and never answered."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=50)
    return listener, listener.getsockname()[1]


def test_a_cache_that_hangs_costs_less_than_a_second_and_is_purged_later(
    network, settings, commit, monkeypatch
):
    listener, port = silent_port()
    with listener:
        configure(settings, port)
        started = time.monotonic()
        commit(frontend_cache.purge_moved, frozenset({network.commune.schema_name}))
        commit(frontend_cache.purge_moved, frozenset({network.department.schema_name}))
        commit(frontend_cache.purge_moved, frozenset({network.commune.schema_name}))
        assert time.monotonic() - started < 1
    owed = [row.args_kwargs["args"][0] for row in DBTaskResult.objects.all()]
    assert sorted(owed) == [[DEPARTMENT], [COMMUNE]], "one row a host, however often it changed"
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    with cache_in_front(settings, port=port) as purged:
        DBTaskResult.objects.update(run_after=timezone.now())
        call_command("db_worker", batch=True, interval=0, startup_delay=False)
        assert hosts(purged) == [DEPARTMENT, COMMUNE]
    assert {row.status for row in DBTaskResult.objects.all()} == {"SUCCESSFUL"}


def test_a_cache_that_refuses_is_asked_again_ever_more_rarely(network, settings, monkeypatch):
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    with cache_in_front(settings, status=403) as purged:
        frontend_cache.purge_moved(frozenset({network.commune.schema_name}))
        for _ in range(7):
            DBTaskResult.objects.update(run_after=timezone.now())
            call_command("db_worker", batch=True, interval=0, startup_delay=False)
    assert len(purged) == 8
    row = DBTaskResult.objects.get(status="READY")
    assert row.args_kwargs["args"] == [[COMMUNE], 60]
