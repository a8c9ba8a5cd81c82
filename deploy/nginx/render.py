"""Write nginx's configuration for one installation.

``python -m deploy.nginx.render --help`` says what can be set; the tests and the bench call
``render`` with directories of their own.
"""

import argparse
import re
import sys
from dataclasses import dataclass, fields
from pathlib import Path

from home import display

HERE = Path(__file__).parent
FILES = ("portal.conf", "locations.conf")
PLAIN_FILES = ("generations.lua", "ngung-tam-thoi.html")
TLS_FILE = "portal-tls.conf"
VARIABLE = re.compile(r"@([A-Z_]+)@")


@dataclass(frozen=True)
class Options:
    """What differs between installations; each field is a @VARIABLE@ of the files."""

    conf_dir: Path = Path("/etc/nginx/portal")
    base_domain: str = "sonla.gov.vn"
    listen: str = "80"
    origin: str = "127.0.0.1:8000"
    purge_listen: str = "127.0.0.1:6081"
    purge_from: tuple[str, ...] = ("127.0.0.1",)
    static_root: Path = Path("/var/lib/sonla/static")
    cache_dir: Path = Path("/var/cache/nginx/portal")
    log_dir: Path = Path("/var/log/nginx")
    tls_dir: Path | None = None
    session_cookie: str = "sessionid"
    pages_size: str = "2g"
    media_size: str = "10g"
    pages_valid: str = "10m"
    upload_size: str = "55m"
    search_rate: str = "5r/s"
    forms_rate: str = "20r/m"
    sign_in_rate: str = "10r/m"

    def variables(self) -> dict[str, str]:
        """Every @VARIABLE@ and what stands for it."""
        plain = {each.name.upper(): str(getattr(self, each.name)) for each in fields(self)}
        return plain | {
            "PURGE_ALLOW": "\n".join(f"        allow {address};" for address in self.purge_from),
            "STATIC_PARENT": str(self.static_root.parent),
            "DISPLAY_COOKIE": display.COOKIE,
            "DISPLAY_VARIANTS": "\n".join(
                _variant_line(value) for value in display.VARIANTS if value
            ),
        }


def render(options: Options) -> Path:
    """Write all files into ``conf_dir``; gives the one that http { } includes.

    Raises:
        ValueError: the static files do not lie in a directory named ``static``.
    """
    if options.static_root.name != "static":
        raise ValueError(f"{options.static_root}: the last part must be “static”, as in the URL")
    options.conf_dir.mkdir(parents=True, exist_ok=True)
    variables = options.variables()
    for name in FILES:
        text = (HERE / name).read_text(encoding="utf-8")
        if name == FILES[0] and options.tls_dir:
            text = _with_tls(text)
        filled = VARIABLE.sub(lambda match: variables[match[1]], text)
        (options.conf_dir / name).write_text(filled, encoding="utf-8")
    for name in PLAIN_FILES:
        (options.conf_dir / name).write_bytes((HERE / name).read_bytes())
    return options.conf_dir / FILES[0]


def _variant_line(value: str) -> str:
    return f'    "~(^|; ?){display.COOKIE}={re.escape(value)}(;|$)" {value};'


def _with_tls(text: str) -> str:
    """The sites' plain server replaced by those of the TLS file."""
    before, _mark, rest = text.partition("server {\n    listen @LISTEN@")
    after = rest.partition("\n}\n")[2]
    return before + (HERE / TLS_FILE).read_text(encoding="utf-8") + after


def main() -> None:
    """Read the command line, write the files, say what to do with them."""
    parser = argparse.ArgumentParser(prog="python -m deploy.nginx.render", description=__doc__)
    defaults = Options()
    for each in fields(Options):
        default = getattr(defaults, each.name)
        kind = Path if each.name.endswith(("_dir", "_root")) else str
        many = {"nargs": "+"} if isinstance(default, tuple) else {}
        flag = "--" + each.name.replace("_", "-")
        parser.add_argument(flag, type=kind, default=default, help=f"default: {default}", **many)  # type: ignore[arg-type]
    values = vars(parser.parse_args())
    values["purge_from"] = tuple(values["purge_from"])
    path = render(Options(**values))
    sys.stdout.write(f"{path}: link it into /etc/nginx/conf.d/, then nginx -t && nginx -s reload\n")


if __name__ == "__main__":
    main()
