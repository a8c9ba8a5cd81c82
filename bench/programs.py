"""Programs that some figures need; installed where that is possible."""

import os
import shutil
import subprocess
from functools import cache

from deploy.nginx import private

PACKAGES = {"wrk": "wrk", "chromium": "chromium"}


@cache
def why_missing(program: str) -> str:
    """Empty when the program is there, or could be installed; else the reason to show."""
    if not _missing(program):
        return ""
    packages = private.PACKAGES if program == "nginx" else (PACKAGES[program],)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", *packages]):
            subprocess.run(
                ["apt-get", "-qq", *command],
                env=environment, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
    return _missing(program)


def _missing(program: str) -> str:
    if program == "nginx":
        return private.missing()
    if shutil.which(program):
        return ""
    return f"{program} is not installed: apt-get install {PACKAGES[program]}"
