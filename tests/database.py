"""Test databases: a prepared template made once per release, and quick copies of it.

Loaded with ``-p`` before Django's settings are read: it points the environment at this
process's own copy. Preparing takes some 25 s, a copy less than one.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from sonla.catalogues import compile_catalogues
from sonla.embedded_postgres import Cluster
from sonla.paths import ROOT

UNITS = Path(__file__).with_name("units.csv")
SOURCES = (
    "sites",
    "home",
    "legal",
    "news",
    "editorial",
    "vietnamese",
    "requirements/run.lock",
    "tests/units.csv",
)
HOME = Path(os.environ.get("PORTAL_HOME", ROOT / "var")) / "test"
QUICK = (("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off"))

cluster = Cluster(HOME / "postgres", extra_settings=QUICK)


def fingerprint(sources: Iterable[str], pattern: str) -> str:
    """Of the files that a prepared database, or collected static files, depend on."""
    digest = hashlib.blake2b(digest_size=6)
    for source in sources:
        path = ROOT / source
        for file in sorted(path.rglob(pattern)) if path.is_dir() else [path]:
            if file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()


def url_of(database: str) -> str:
    """DATABASE_URL of a database of the test server."""
    outside = os.environ.get("TEST_DATABASE_SERVER_URL")
    return f"{outside}/{database}" if outside else cluster.url_of(database)


@contextmanager
def server() -> Iterator[psycopg.Connection]:
    """A connection to the test server's maintenance database."""
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        yield connection


def ensure_template() -> str:
    """The prepared database of this release; made by whoever comes first."""
    HOME.mkdir(parents=True, exist_ok=True)
    name = f"template_{fingerprint(SOURCES, '*.py')}"
    with (HOME / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.environ.get("TEST_DATABASE_SERVER_URL"):
            cluster.ensure_running()
        with server() as connection:
            if _exists(connection, name):
                return name
            for (old,) in connection.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%'"
            ).fetchall():
                connection.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}_partial"')
            _prepare(f"{name}_partial")
            connection.execute(f'ALTER DATABASE "{name}_partial" RENAME TO "{name}"')
    return name


def make_copy(name: str) -> str:
    """A fresh copy of the prepared database; gives its DATABASE_URL."""
    template = ensure_template()
    with (HOME / "lock").open("w") as lock, server() as connection:
        fcntl.flock(lock, fcntl.LOCK_EX)
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return url_of(name)


def _exists(connection: psycopg.Connection, name: str) -> bool:
    query = "SELECT 1 FROM pg_database WHERE datname = %s"
    return connection.execute(query, [name]).fetchone() is not None


def _prepare(database: str) -> None:
    environment = {**os.environ, "DATABASE_URL": url_of(database)}
    _django(environment, "prepare")
    _django(environment, "provision", "--from", str(UNITS))


def _django(environment: dict[str, str], *command: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", *command],
        check=True,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def collect_static() -> None:
    """Collect static files again when they changed."""
    wanted = fingerprint(("static", "requirements/run.lock"), "*")
    stamp = HOME / "static.stamp"
    with (HOME / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text() != wanted:
            _django(dict(os.environ), "collectstatic", "--no-input", "--clear")
            stamp.write_text(wanted)


def enter() -> None:
    """Point this process at its own copy, in its own PORTAL_HOME."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    os.environ["DJANGO_SETTINGS_MODULE"] = "sonla.settings"
    os.environ["BASE_DOMAIN"] = "sonla.localhost"
    os.environ["PUBLIC_PORT"] = "80"
    os.environ["PORTAL_HOME"] = str(HOME / "prepare")
    os.environ["STATIC_ROOT"] = str(HOME / "static")
    ensure_template()
    collect_static()
    os.environ["PORTAL_HOME"] = str(HOME / worker)
    os.environ["DATABASE_URL"] = make_copy(f"test_{worker}")
    with (HOME / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        compile_catalogues()


enter()
