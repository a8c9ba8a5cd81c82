"""The disclosure lists of the organisation's sites, checked line by line (R123)."""

from dataclasses import dataclass

from wagtail.models import Page

from sites.completeness import STATE_NAMES, State

from ..models import CheckedLink, DisclosurePage
from ..pages.disclosure_page import DisclosureRow
from .states import own_domains


@dataclass(frozen=True)
class LineToMend:
    """A line of a list, and what is wrong with what it promises."""

    page: DisclosurePage
    row: DisclosureRow
    reasons: list[str]


def lines_to_mend(roots: dict[str, Page]) -> list[LineToMend]:
    """Lines whose information is missing or old, or whose address does not answer; ``roots``
    by host."""
    broken = {link.url: str(link.get_state_display()) for link in CheckedLink.objects.broken()}
    lines = []
    for domain in own_domains():
        root = roots.get(domain.domain)
        page = root and DisclosurePage.objects.descendant_of(root).live().first()
        if page is None:
            continue
        for row in page.rows(domain, root):
            if reasons := _reasons(row, broken):
                lines.append(LineToMend(page, row, reasons))
    return lines


def _reasons(row: DisclosureRow, broken: dict[str, str]) -> list[str]:
    reasons = []
    if row.state in (State.MISSING, State.STALE):
        reasons.append(str(STATE_NAMES[row.state]))
    if row.address in broken:
        reasons.append(broken[row.address])
    return reasons
