"""``./portal test``: install what is needed, run every check, say what could not run."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from deploy.nginx import private as nginx

from .paths import ROOT

NGINX = "nginx with its Lua module"

PACKAGES = {  # what is needed -> Debian packages that bring it
    "chromium": ["chromium"],
    NGINX: list(nginx.PACKAGES),
    "xgettext": ["gettext"],
}
EPILOG = """examples:
  ./portal test                       everything, as CI does
  ./portal test tests/search -k r125  only these tests, no other check
"""
console = Console()


def main(arguments: list[str]) -> int:
    """Run the checks; gives 0 only when every one of them passed."""
    parser = argparse.ArgumentParser(
        prog="./portal test",
        description=__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("pytest", nargs="*", help="arguments for pytest alone")
    _options, rest = parser.parse_known_args(arguments)
    os.environ.setdefault("PORTAL_HOME", str(ROOT / "var"))
    for name in ("BASE_DOMAIN", "PUBLIC_PORT", "DATABASE_URL"):
        os.environ.pop(name, None)
    missing = _ensure_programs()
    if arguments:
        return _pytest([*_options.pytest, *rest])
    results = {name: _run(command) for name, command in _checks().items()}
    results["tests"] = _pytest([]) == 0
    _report(results, missing)
    return 0 if all(results.values()) and not (missing and os.environ.get("CI")) else 1


def _checks() -> dict[str, list[str]]:
    tools = Path(sys.executable).parent
    return {
        "format": [str(tools / "ruff"), "format", "--check", "."],
        "lint": [str(tools / "ruff"), "check", "."],
        "room order": [str(tools / "lint-imports"), "--no-logo"],
        "types": [str(tools / "mypy")],
        "templates": [str(tools / "djlint"), "templates", "--lint", "--quiet"],
    }


def _run(command: list[str]) -> bool:
    console.rule(" ".join([Path(command[0]).name, *command[1:]]))
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def _pytest(arguments: list[str]) -> int:
    from tests.database import cluster

    console.rule("pytest")
    workers = [] if arguments else ["-n", str(os.cpu_count() or 1), "--dist", "loadfile"]
    try:
        command = [sys.executable, "-m", "pytest", *workers, *arguments]
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    finally:
        cluster.stop()


def _ensure_programs() -> list[str]:
    """Install missing programs where that is possible; gives those that stay missing."""
    missing = _missing()
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        packages = [package for program in missing for package in PACKAGES[program]]
        console.print(f"installing {', '.join(packages)}")
        quiet = {"stdout": subprocess.DEVNULL, "check": False}
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, **quiet)  # type: ignore[call-overload]
        subprocess.run(["apt-get", "install", "-y", "-qq", *packages], env=environment, **quiet)  # type: ignore[call-overload]
    return _missing()


def _missing() -> list[str]:
    """By name: a program on the path, and of nginx the module that our configuration needs."""
    lacking = [name for name in PACKAGES if name != NGINX and not shutil.which(name)]
    return [*lacking, NGINX] if nginx.missing() else lacking


def _report(results: dict[str, bool], missing: list[str]) -> None:
    table = Table(title="./portal test")
    table.add_column("check")
    table.add_column("result")
    for name, passed in results.items():
        table.add_row(name, "[green]passed" if passed else "[red]FAILED")
    console.print(table)
    for program in missing:
        console.print(f"[yellow]Could not run what needs {program}: install {PACKAGES[program]}.")
