"""What ``./portal up`` was told, kept so that the other verbs speak of the same network."""

import json
import os
from pathlib import Path

KEYS = ("BASE_DOMAIN", "PUBLIC_PORT")


def _path() -> Path:
    return Path(os.environ["PORTAL_HOME"], "network.json")


def apply() -> None:
    """Set what the environment leaves open; what it gives wins."""
    if _path().exists():
        for key, value in json.loads(_path().read_text()).items():
            os.environ.setdefault(key, value)


def write() -> None:
    """Keep the present values."""
    _path().parent.mkdir(parents=True, exist_ok=True)
    _path().write_text(json.dumps({key: os.environ[key] for key in KEYS if key in os.environ}))
