"""Asking one address whether it answers: politely, briefly, and never into our own machines.

A name is resolved once, and the connection goes to exactly the address that was looked at: a
name cannot point to the machine's own network a moment later.
"""

import ipaddress
import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

from sites.models import Domain

from ..models.checked_link import LinkState

TIMEOUT = 10  # seconds, for each step
MAX_REDIRECTS = 5
FOR_GOOD = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
PORTS = {"http": 80, "https": 443}
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    """``state`` of a link, the HTTP status where there was one, its new address if it moved."""

    state: LinkState
    status: int | None = None
    moved_to: str = ""


class ForbiddenAddress(OSError):
    """A name that leads into the machine's own network."""


def ask(url: str) -> Answer:
    """What a citizen's browser would meet there; no body is read."""
    status, now = None, url
    moved_for_good = True
    try:
        for _step in range(MAX_REDIRECTS + 1):
            status, location = _ask_once(split_address(now))
            if status not in REDIRECTS or not location:
                break
            moved_for_good = moved_for_good and status in FOR_GOOD
            now = urljoin(now, location)
        else:
            return Answer(LinkState.FAILING, status)
    except ForbiddenAddress:
        return Answer(LinkState.FORBIDDEN)
    except ssl.SSLCertVerificationError:
        return Answer(LinkState.CERTIFICATE)
    except TimeoutError:
        return Answer(LinkState.TIMEOUT)
    except (OSError, HTTPException):
        return Answer(LinkState.UNREACHABLE)
    except (ValueError, UnicodeError):
        return Answer(LinkState.MALFORMED)
    state = _state_of(status)
    if state == LinkState.ANSWERS and now != url and moved_for_good:
        return Answer(LinkState.MOVED, status, now)
    return Answer(state, status)


def _state_of(status: int) -> LinkState:
    if status < 400:
        return LinkState.ANSWERS
    if status in GONE:
        return LinkState.GONE
    return LinkState.REFUSED if status < 500 else LinkState.FAILING


def host_of(url: str) -> str:
    """The host that is asked; empty for what is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def split_address(url: str) -> SplitResult:
    """The parts of an address that can be asked.

    Raises:
        ValueError: it is none.
    """
    parts = urlsplit(iri_to_uri(url))
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError(url)
    return parts


def _ask_once(parts: SplitResult) -> tuple[int, str]:
    """HEAD, and GET where a server does not know HEAD or says that there is nothing."""
    status, location = _request("HEAD", parts)
    return _request("GET", parts) if status >= 400 else (status, location)


def _request(method: str, parts: SplitResult) -> tuple[int, str]:
    connection = connect(parts)
    try:
        path = parts.path or "/"
        connection.request(
            method,
            f"{path}?{parts.query}" if parts.query else path,
            headers={"User-Agent": settings.LINK_CHECKER_NAME, "Accept": "*/*"},
        )
        response = connection.getresponse()
        return response.status, response.getheader("Location") or ""
    finally:
        connection.close()


def connect(parts: SplitResult, *, also_ours: bool = True) -> HTTPConnection:
    """A connection to an address that may be asked.

    ``also_ours``: our own sites may, though they lie in the machine's own network.

    Raises:
        ForbiddenAddress: it lies there.
        OSError: the name is unknown, or nobody answers.
    """
    host = str(parts.hostname).encode("idna").decode()
    port = parts.port or PORTS[parts.scheme]
    address = _resolve(host, port) if also_ours else public_address(host, port)
    raw = socket.create_connection((address, port), timeout=TIMEOUT)
    if parts.scheme == "http":
        connection = HTTPConnection(host, port, timeout=TIMEOUT)
        connection.sock = raw
        return connection
    secure = HTTPSConnection(host, port, timeout=TIMEOUT)
    secure.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
    return secure


def _resolve(host: str, port: int) -> str:
    """An address of the host that may be asked: a public one, or of a site of ours.

    Raises:
        ForbiddenAddress: it lies in the machine's own network, and is no site of ours.
        OSError: the name is unknown.
    """
    if not Domain.objects.filter(domain=host).exists():
        return public_address(host, port)
    if host.endswith(".localhost"):
        return LOOPBACK  # RFC 6761; not every system's resolver knows
    return _addresses(host, port)[0]


def public_address(host: str, port: int) -> str:
    """An address of the host outside the machine's own network.

    Raises:
        ForbiddenAddress: one of its addresses lies within.
        OSError: the name is unknown.
    """
    addresses = _addresses(host, port)
    if not all(ipaddress.ip_address(each).is_global for each in addresses):
        raise ForbiddenAddress(host)
    return addresses[0]


def _addresses(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]
