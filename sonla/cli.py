"""The command line: ``./portal VERB``. Each verb says what it does with ``--help``."""

import argparse
import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from . import network_file
from .paths import ROOT

DESCRIPTION = """Cổng thông tin điện tử tỉnh Sơn La: the whole network from one command.

  ./portal up                     bring the demonstration network up and serve it
  ./portal test                   install what is needed and run every check
  ./portal provision --help       make a new site
  ./portal migrate                bring every organisation's schema up to date
  ./portal worker                 run background tasks and scheduled publishing
  ./portal bench                  measure, as ratios within one run
  ./portal manage COMMAND …       any Django or Wagtail command
"""

GC_THRESHOLD = 50_000  # new objects; Django makes half a million that stay, before it begins

# Verbs that are Django commands, by the name of the command.
DJANGO_VERBS = {
    "provision": "provision",
    "deactivate": "deactivate",
    "reactivate": "reactivate",
    "migrate": "migrate_network",
    "worker": "worker",
    "rebuild": "rebuild_published",
}


def main(arguments: list[str]) -> int:
    """Run one verb; gives the exit status."""
    parser = argparse.ArgumentParser(
        prog="./portal", description=DESCRIPTION, formatter_class=argparse.RawTextHelpFormatter
    )
    verbs: dict[str, Callable[[list[str]], int]] = {
        "up": _up,
        "test": _test,
        "bench": _bench,
        "manage": _manage,
        **{verb: _django_verb(command) for verb, command in DJANGO_VERBS.items()},
    }
    parser.add_argument("verb", choices=verbs, metavar="VERB", help=", ".join(verbs))
    known = parser.parse_args(arguments[:1])
    try:
        return verbs[known.verb](arguments[1:])
    except KeyboardInterrupt:
        return 130


def _up(arguments: list[str]) -> int:
    from .up import main as bring_up

    return bring_up(arguments)


def _test(arguments: list[str]) -> int:
    from .checks import main as run_checks

    return run_checks(arguments)


def _bench(arguments: list[str]) -> int:
    with database():
        return subprocess.call([sys.executable, "-m", "bench", *arguments], cwd=ROOT)


def _manage(arguments: list[str]) -> int:
    with database():
        return run_django(["./portal manage", *arguments])


def _django_verb(command: str) -> Callable[[list[str]], int]:
    def run(arguments: list[str]) -> int:
        with database():
            return run_django([f"./portal {command}", command, *arguments])

    return run


def run_django(argv: list[str]) -> int:
    """Run a management command in this process."""
    from django.core.management import ManagementUtility

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sonla.settings")
    gc.set_threshold(GC_THRESHOLD)
    utility = ManagementUtility(argv)
    utility.prog_name = argv[0]
    utility.execute()
    return 0


@contextmanager
def database() -> Iterator[None]:
    """DATABASE_URL of a running server: the one given, or the embedded one.

    An embedded server that was found running is left running; one started here is stopped.
    """
    os.environ.setdefault("PORTAL_HOME", str(ROOT / "var"))
    network_file.apply()
    if os.environ.get("DATABASE_URL"):
        yield
        return
    from .embedded_postgres import Cluster

    cluster = Cluster(Path(os.environ["PORTAL_HOME"], "postgres"))
    started = cluster.ensure_running()
    os.environ["DATABASE_URL"] = cluster.url
    try:
        yield
    finally:
        if started:
            cluster.stop()
