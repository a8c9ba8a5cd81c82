"""An nginx of one's own with the deployed configuration, for tests and measurements."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from .render import Options, render

PACKAGES = ("nginx-light", "libnginx-mod-http-lua")
MODULES = Path("/usr/lib/nginx/modules")
NEEDED_MODULES = ("ndk_http_module.so", "ngx_http_lua_module.so")  # in this order
MAIN = """\
{modules}
daemon off;
worker_processes 1;
pid {home}/nginx.pid;
error_log {home}/error.log warn;
{user}
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {home}/tmp-body;
    proxy_temp_path {home}/tmp-proxy;
    fastcgi_temp_path {home}/tmp-fastcgi;
    uwsgi_temp_path {home}/tmp-uwsgi;
    scgi_temp_path {home}/tmp-scgi;
    sendfile on;
    tcp_nopush on;
    {include}
}}
"""


def missing() -> str:
    """Why the deployed configuration cannot run here; empty when it can."""
    if not shutil.which("nginx"):
        return f"nginx is not installed: apt-get install {' '.join(PACKAGES)}"
    if not all((MODULES / name).exists() for name in NEEDED_MODULES):
        return f"nginx has no Lua module: apt-get install {PACKAGES[1]}"
    return ""


@contextmanager
def running(home: Path, options: Options, extra: str = "") -> Iterator[Options]:
    """Run nginx below ``home`` while the block lasts; gives the options as they were used.

    ``extra``: further configuration of the http context.

    Raises:
        RuntimeError: nginx did not start; the message is its own.
    """
    used = replace(options, conf_dir=home / "conf", cache_dir=home / "cache", log_dir=home)
    used.cache_dir.mkdir(parents=True, exist_ok=True)
    path = render(used)
    main = home / "nginx.conf"
    main.write_text(_main(home, f"include {path};\n{extra}"), encoding="utf-8")
    process = subprocess.Popen(
        ["nginx", "-c", str(main), "-p", str(home)],
        stdout=subprocess.DEVNULL,
        stderr=(home / "start.log").open("wb"),
        start_new_session=True,
    )
    try:
        _wait(process, used.listen, home)
        yield used
    finally:
        process.terminate()
        process.wait(timeout=10)


def _main(home: Path, include: str) -> str:
    modules = "\n".join(f"load_module {MODULES / name};" for name in NEEDED_MODULES)
    user = "user root;" if os.geteuid() == 0 else ""  # it works in root's temporary directory
    return MAIN.format(home=home, modules=modules, user=user, include=include)


def _wait(process: subprocess.Popen[bytes], listen: str, home: Path) -> None:
    host, _colon, port = listen.rpartition(":")
    deadline = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection((host or "127.0.0.1", int(port)), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError((home / "start.log").read_text() or "nginx does not answer")
