"""What a first visit to the home page fetches, pictures apart, in real Chromium."""

import shutil
from collections import Counter
from collections.abc import Iterator
from typing import Any

from . import programs
from .figures import Figure, not_measured
from .network import BASE_DOMAIN, PORT, served

NAMES = ("first view, pictures apart: weight", "first view, pictures apart: requests")


def measure() -> Iterator[Figure]:
    """Kilobytes on the wire and requests: HTML, CSS, fonts, scripts."""
    if why := programs.why_missing("chromium"):
        yield from (not_measured(name, "", why) for name in NAMES)
        return
    with served():
        weights, requests = _visit(f"http://{BASE_DOMAIN}:{PORT}/")
    note = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in weights.most_common())
    yield Figure(NAMES[0], weights.total() / 1000, "KB", 100, note=f"aim 60; {note}")
    note = ", ".join(f"{kind} {count}" for kind, count in requests.most_common())
    yield Figure(NAMES[1], requests.total(), "requests", 8, note=note)


def _visit(url: str) -> tuple[Counter[str], Counter[str]]:
    """Bytes on the wire, headers included, and requests, by kind of resource."""
    from playwright.sync_api import sync_playwright

    kinds: dict[str, str] = {}
    weights: Counter[str] = Counter()
    requests: Counter[str] = Counter()

    def responded(event: dict[str, Any]) -> None:
        if event["response"]["url"].startswith("http"):
            kinds[event["requestId"]] = event["type"]

    def finished(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "Image")
        if kind != "Image":
            weights[kind] += int(event["encodedDataLength"])
            requests[kind] += 1

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", responded)
        session.on("Network.loadingFinished", finished)
        page.goto(url, wait_until="networkidle")
        browser.close()
    return weights, requests
