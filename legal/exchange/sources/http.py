"""A list of documents that another system publishes as JSON, page by page (R105).

Polite: one request at a time, with a pause, an honest name, and bounds of size and time. Only
public addresses are asked, also where the list names files elsewhere. Pages of HTML are never
read: there is no scraping.
"""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.parse import SplitResult, unquote, urlencode, urljoin

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.utils.translation import gettext as _

from home.imports.reading import decode
from home.links.asking import MAX_REDIRECTS, REDIRECTS, ForbiddenAddress, connect, split_address
from vietnamese.mending import mend

from ..columns import COLUMNS
from ..records import Contents, FileRefused, Record, SourceFile, SourceRefused
from ..tables import flattened

MAX_LIST = 10 * 1024**2  # bytes of one page of the list
MAX_PAGES = 2_000
MAX_SECONDS = 6 * 3600  # of a whole run
PAUSE = 0.5  # seconds between two requests
CHUNK = 64 * 1024


@dataclass(frozen=True)
class Description:
    """How a source is asked, from ``settings.LEGAL_SOURCES``.

    ``organisation``: code of whose library is kept in step with it. ``items``: dotted path to
    the list in the answer. ``fields``: dotted path in an item by name of our column.
    ``files``: dotted path in an item to the address or addresses of its files. ``headers``:
    variable of the environment by header, so that no secret stands in settings.
    """

    organisation: str
    list_url: str
    fields: dict[str, str]
    page_parameter: str = ""
    first_page: int = 1
    items: str = ""
    files: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def description_of(name: str) -> Description:
    """What ``settings.LEGAL_SOURCES`` says of a source.

    Raises:
        ImproperlyConfigured: too little, too much, or a column that there is not.
    """
    try:
        found = Description(**settings.LEGAL_SOURCES[name])
    except TypeError as error:
        raise ImproperlyConfigured(f"LEGAL_SOURCES[{name!r}]: {error}") from error
    unknown = set(found.fields) - {column.name for column in COLUMNS}
    if unknown or "symbol" not in found.fields:
        raise ImproperlyConfigured(
            f"LEGAL_SOURCES[{name!r}]: fields {sorted(unknown)} or no symbol"
        )
    return found


class HttpSource:
    """Its records are read while they are used, page after page."""

    def __init__(self, name: str, description: Description) -> None:
        self.name, self.description = name, description
        self.until = time.monotonic() + MAX_SECONDS
        self.asked_at = 0.0

    def contents(self) -> Contents:
        return Contents(self._records())

    def _records(self) -> Iterator[Record]:
        line = 0
        seen: set[str] = set()
        for number in range(MAX_PAGES):
            items = self._page(self.description.first_page + number)
            mark = json.dumps(items[:3], sort_keys=True)
            if not items or mark in seen:  # a server that ignores the page gives the same again
                return
            seen.add(mark)
            for item in items:
                line += 1
                yield self._record(line, item)
            if not self.description.page_parameter:
                return
        raise SourceRefused(_("The list has more than %(limit)s pages.") % {"limit": MAX_PAGES})

    def _page(self, number: int) -> list[dict[str, Any]]:
        url = self.description.list_url
        if parameter := self.description.page_parameter:
            url += f"{'&' if '?' in url else '?'}{urlencode({parameter: number})}"
        try:
            answer = json.loads(decode(self._get(url, MAX_LIST)))
        except (FileRefused, ValidationError, ValueError, RecursionError) as error:
            reason = error if isinstance(error, FileRefused) else _("The answer is not JSON.")
            raise SourceRefused(f"{url}: {reason}") from error
        items = at(answer, self.description.items)
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise SourceRefused(_("%(url)s has no list at “%(path)s”.") % {
                "url": url, "path": self.description.items,
            })  # fmt: skip
        return items

    def _record(self, line: int, item: dict[str, Any]) -> Record:
        wanted = {name: at(item, path) for name, path in self.description.fields.items()}
        cells = flattened([wanted])[0]
        values = {name: text for name, cell in cells.items() if (text := mend(cell).text.strip())}
        found = at(item, self.description.files) if self.description.files else []
        addresses = [found] if isinstance(found, str) else found
        if not isinstance(addresses, list):
            addresses = []
        files = tuple(self._file(each) for each in addresses if isinstance(each, str) and each)
        return Record(line, values, files)

    def _file(self, address: str) -> SourceFile:
        url = urljoin(self.description.list_url, address)
        name = unquote(url.partition("?")[0].rpartition("/")[2]) or "tep"
        read = partial(self._get, url, settings.DOCUMENT_MAX_UPLOAD_SIZE)
        return SourceFile(name, read, is_at_hand=False)

    def _get(self, url: str, limit: int) -> bytes:
        """The body of an answer.

        Raises:
            FileRefused: none, or one too large, with the reason.
        """
        try:
            own = split_address(self.description.list_url).hostname
            for _step in range(MAX_REDIRECTS + 1):
                parts = split_address(url)
                status, told = self._once(parts, limit, with_headers=parts.hostname == own)
                if status not in REDIRECTS:
                    break
                url = urljoin(url, told.decode("utf-8", "replace"))
        except ForbiddenAddress as error:
            raise FileRefused(_("The address lies in the server's own network.")) from error
        except (OSError, HTTPException, ValueError) as error:
            raise FileRefused(_("It cannot be reached: %(reason)s.") % {"reason": error}) from error
        if status != 200:
            raise FileRefused(_("It answers with the status %(status)s.") % {"status": status})
        return told

    def _once(self, parts: SplitResult, limit: int, *, with_headers: bool) -> tuple[int, bytes]:
        """One answer: its status, and its body or where it sends one."""
        self._wait()
        headers = {"User-Agent": settings.LINK_CHECKER_NAME, "Accept": "*/*"}
        if with_headers:  # another host learns no secret
            headers |= {
                name: os.environ.get(variable, "")
                for name, variable in self.description.headers.items()
            }
        connection = connect(parts, also_ours=False)
        try:
            path = parts.path or "/"
            connection.request(
                "GET", f"{path}?{parts.query}" if parts.query else path, None, headers
            )
            response = connection.getresponse()
            if response.status in REDIRECTS:
                return response.status, (response.getheader("Location") or "").encode()
            return response.status, self._body(response, limit)
        finally:
            connection.close()

    def _body(self, response: HTTPResponse, limit: int) -> bytes:
        body = bytearray()
        while chunk := response.read(CHUNK):
            body += chunk
            if len(body) > limit:
                raise FileRefused(
                    _("The answer is larger than %(limit)s MB.") % {"limit": limit // 1024**2}
                )
            self._check_time()
        return bytes(body)

    def _wait(self) -> None:
        self._check_time()
        time.sleep(max(0.0, self.asked_at + PAUSE - time.monotonic()))
        self.asked_at = time.monotonic()

    def _check_time(self) -> None:
        if time.monotonic() > self.until:
            raise SourceRefused(_("The source takes longer than it may."))


def at(item: Any, path: str) -> Any:
    """What stands at a dotted path in JSON; the whole at an empty one, None where nothing does."""
    for step in path.split(".") if path else ():
        if isinstance(item, dict):
            item = item.get(step)
        elif isinstance(item, list) and step.isdecimal() and int(step) < len(item):
            item = item[int(step)]
        else:
            return None
    return item
