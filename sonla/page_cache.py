"""Whole pages kept in the process, correct at once.

A page depends on stamps (``sites.stamps``): its organisation's, and the network's when it
lists sites or their news. It is served from here only while none has moved; reading a
stamp costs a microsecond, so every process sees every change at the next request.

Only anonymous GETs of published pages are kept, and only under addresses that the site
itself links to: a query string that no page knows is never kept.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from home import display
from home.page_dependencies import stamps_of
from sites import stamps
from sites.connection import connection

MAX_BYTES = 64 * 1024 * 1024
MAX_PAGE_BYTES = 2 * 1024 * 1024
LIFETIME = 300  # seconds; only a fence, the stamps decide
QUERY_KEYS = frozenset({"trang"})
MAX_QUERY_LENGTH = 12
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page as bytes, plain and compressed, with the stamps it was drawn under."""

    headers: tuple[tuple[str, str], ...]
    etag: str
    plain: bytes
    packed: bytes
    stamps: tuple[tuple[str, int], ...]
    expires: float

    @property
    def size(self) -> int:
        return len(self.plain) + len(self.packed)

    def is_fresh(self) -> bool:
        """Whether nothing it shows has changed."""
        return monotonic() < self.expires and all(
            stamps.read(name) == stamp for name, stamp in self.stamps
        )


class PageStore:
    """Pages by key, the least recently used thrown out first; bounded in bytes."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._pages: OrderedDict[Key, StoredPage] = OrderedDict()
        self._bytes = 0
        self._max_bytes = max_bytes
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Key) -> StoredPage | None:
        """The page, if it is kept and still right."""
        page = self._pages.get(key)
        if page is None:
            return None
        if not page.is_fresh():
            self.drop(key)
            return None
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
        return page

    def put(self, key: Key, page: StoredPage) -> None:
        """Keep a page, making room for it."""
        with self._lock:
            self._remove(key)
            self._pages[key] = page
            self._bytes += page.size
            while self._bytes > self._max_bytes:
                self._remove(next(iter(self._pages)))

    def drop(self, key: Key) -> None:
        """Forget one page."""
        with self._lock:
            self._remove(key)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def _remove(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        if page:
            self._bytes -= page.size


store = PageStore()


def key_of(environ: dict[str, Any]) -> Key | None:
    """The key of a request that may be answered from the store, or None."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    query = environ.get("QUERY_STRING", "")
    if query and not is_known_query(query):
        return None
    variant = ""
    if cookies := environ.get("HTTP_COOKIE", ""):
        if settings.SESSION_COOKIE_NAME in cookies:
            return None
        variant = display_variant(cookies)
    return (environ.get("HTTP_HOST", ""), environ.get("PATH_INFO", ""), query, variant)


def is_known_query(query: str) -> bool:
    """Whether a query string is one that list pages link to (``trang=2``), and no other."""
    if len(query) > MAX_QUERY_LENGTH:
        return False
    pairs = parse_qsl(query, keep_blank_values=True)
    return len(pairs) == 1 and all(
        key in QUERY_KEYS and value.isascii() and value.isdecimal() and not value.startswith("0")
        for key, value in pairs
    )


def display_variant(cookies: str) -> str:
    """The reader's display as one of the known variants."""
    if display.COOKIE not in cookies:
        return ""
    try:
        morsel = SimpleCookie(cookies).get(display.COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel and morsel.value in display.VARIANTS else ""


class FromPageStore:
    """WSGI wrapper: answers what is kept, hands everything else to Django."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        key = key_of(environ)
        page = store.get(key) if key else None
        if page is None:
            return self.application(environ, start_response)
        return answer(page, environ, start_response)


def answer(page: StoredPage, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """A kept page as a WSGI answer: 304, compressed or plain."""
    headers = [*page.headers, ("ETag", page.etag)]
    if matches(environ.get("HTTP_IF_NONE_MATCH", ""), page.etag):
        start_response("304 Not Modified", headers)
        return []
    body = page.plain
    if accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body = page.packed
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def matches(if_none_match: str, etag: str) -> bool:
    """Weak comparison of RFC 9110: whether the reader's copy is this page."""
    if not if_none_match:
        return False
    candidates = {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
    return "*" in candidates or etag.removeprefix("W/") in candidates


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether the reader takes gzip, and does not refuse it with q=0."""
    for part in accept_encoding.lower().split(","):
        name, _, parameters = part.partition(";")
        if name.strip() in ("gzip", "*"):
            return "q=0" not in parameters.replace(" ", "") or "q=0." in parameters.replace(" ", "")
    return False


class StorePageMiddleware:
    """Keeps what may be kept; gives every public page its ETag and cache headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request, "is_dummy", False):
            return self.get_response(request)
        seen = Seen()
        response = self.get_response(request)
        if not is_public_page(request, response):
            response.headers.setdefault("Cache-Control", "private, no-store")
            return response
        names = stamps_of(request, request.organisation.schema_name)  # type: ignore[attr-defined]
        return self._keep(request, response, seen.of(names))

    def _keep(
        self, request: HttpRequest, response: HttpResponse, seen: tuple[tuple[str, int], ...] | None
    ) -> HttpResponse:
        response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
        patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
        body = response.content
        etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        response.headers["X-Portal-Cacheable"] = "yes"
        key = key_of(request.META)
        if key and seen and len(body) <= MAX_PAGE_BYTES:
            kept = tuple((k, v) for k, v in response.items() if k.lower() != "content-length")
            packed = gzip.compress(body, 6, mtime=0)
            store.put(key, StoredPage(kept, etag, body, packed, seen, monotonic() + LIFETIME))
        return self._finish(request, response, etag)

    def _finish(self, request: HttpRequest, response: HttpResponse, etag: str) -> HttpResponse:
        response.headers["ETag"] = etag
        if matches(request.headers.get("If-None-Match", ""), etag):
            not_modified = HttpResponse(status=304)
            for name in ("Cache-Control", "ETag", "Vary", "Content-Language"):
                if name in response:
                    not_modified.headers[name] = response[name]
            return not_modified
        if accepts_gzip(request.headers.get("Accept-Encoding", "")):
            response.content = gzip.compress(response.content, 6, mtime=0)
            response.headers["Content-Encoding"] = "gzip"
        if "Content-Length" in response:
            response.headers["Content-Length"] = str(len(response.content))
        return response


class Seen:
    """Stamps as they were before a page was drawn: what changes meanwhile makes it stale."""

    def __init__(self) -> None:
        schema = connection.schema_name
        names = (schema, stamps.NETWORK, stamps.NETWORK_CONTENT)
        self._stamps = {name: stamps.read(name) for name in names}

    def of(self, names: Iterable[str]) -> tuple[tuple[str, int], ...]:
        """The stamps with these names, as ``(name, stamp)`` pairs."""
        return tuple((name, self._stamps[name]) for name in sorted(names))


def is_public_page(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether anybody who asks gets this very page.

    ``drawn_page`` is set only once view restrictions let the reader pass, and a reader
    who passes one is signed in or has a session.
    """
    page = getattr(request, "drawn_page", None)
    user = getattr(request, "user", None)
    return (
        request.method in ("GET", "HEAD")
        and response.status_code == 200
        and not response.streaming
        and page is not None
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not (user is not None and user.is_authenticated)
        and not response.cookies
        and response.get("Cache-Control") is None
    )
