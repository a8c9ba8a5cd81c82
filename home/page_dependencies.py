"""What a page shows beside its own organisation's content.

The page cache keeps a page until one of its stamps moves; a page that lists the sites
of the network, or their news, says so here while it is drawn.
"""

from django.http import HttpRequest

from sites import stamps

ATTRIBUTE = "page_stamps"


def depends_on_network(request: HttpRequest | None, *, content: bool = False) -> None:
    """Note that the page shows the network's sites, or (``content``) what they publish."""
    if request is not None:
        noted: set[str] = request.__dict__.setdefault(ATTRIBUTE, set())
        noted.add(stamps.NETWORK)
        if content:
            noted.add(stamps.NETWORK_CONTENT)


def stamps_of(request: HttpRequest, schema_name: str) -> frozenset[str]:
    """Names of the stamps that a drawn page depends on."""
    return frozenset({schema_name} | getattr(request, ATTRIBUTE, set()))
