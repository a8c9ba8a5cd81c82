"""Where a request comes from: the client's address behind a trusted proxy, and its browser."""

import ipaddress
import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ..models.sign_in_attempt import AGENT_LENGTH

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
MAX_HEADER = 1000  # characters of X-Forwarded-For that are looked at, from its end
IPV6_PREFIX = 64  # what one household or office is given

# The first that fits: a browser's name hides behind others' in its own words.
_BROWSERS = (
    ("Edg", "Edge"),
    ("coc_coc", "Cốc Cốc"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Source:
    """Where a request comes from. ``network`` is what is counted against."""

    address: str | None = None
    network: str = ""
    agent: str = ""


def source_of(request: HttpRequest | None) -> Source:
    """The source of a request; nothing known without one."""
    if request is None:
        return Source()
    address = _client_address(request.META)
    agent = _UNPRINTABLE.sub(" ", request.META.get("HTTP_USER_AGENT", ""))[:AGENT_LENGTH]
    if address is None:
        return Source(agent=agent)
    return Source(str(address), _network(address), agent)


def _client_address(meta: dict[str, str]) -> IpAddress | None:
    """REMOTE_ADDR, or what trusted proxies say of it. Each proxy adds at the end the address
    that it saw: what a client wrote itself stands before that, and is not believed."""
    address = _parse(meta.get("REMOTE_ADDR", ""))
    named = meta.get("HTTP_X_FORWARDED_FOR", "")[-MAX_HEADER:].split(",")
    while address is not None and named and _is_trusted(address):
        said = _parse(named.pop())
        if said is None:
            break
        address = said
    return address


def _parse(text: str) -> IpAddress | None:
    try:
        address = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped is not None:
        return ipaddress.IPv4Address(mapped)
    if isinstance(address, ipaddress.IPv6Address):
        return ipaddress.IPv6Address(int(address))  # without a zone such as %eth0
    return address


def _is_trusted(address: IpAddress) -> bool:
    return any(address in network for network in _trusted(tuple(settings.TRUSTED_PROXIES)))


@cache
def _trusted(
    names: tuple[str, ...],
) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    return [ipaddress.ip_network(name, strict=False) for name in names]


def _network(address: IpAddress) -> str:
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False))


def device(agent: str) -> str:
    """A browser's description of itself in words: ``Firefox, Windows``."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    return ", ".join(part for part in (browser, system) if part) or _("unknown device")
