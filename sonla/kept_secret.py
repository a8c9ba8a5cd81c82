"""Secrets that the portal makes for itself at the first start."""

from pathlib import Path
from secrets import token_urlsafe


def kept_secret(path: Path) -> str:
    """A random secret, made once and kept in a file that only its owner reads.

    Two processes that start together end up with the same one.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = path.with_name(f"{path.name}.{token_urlsafe(6)}")
        partial.touch(mode=0o600)
        partial.write_text(token_urlsafe(48))
        try:
            path.hardlink_to(partial)
        except FileExistsError:
            pass
        finally:
            partial.unlink()
    return path.read_text()
