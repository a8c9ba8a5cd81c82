"""Documents that replace each other in a circle, within one source."""

from collections import defaultdict
from datetime import date

from django.utils.translation import gettext as _

from ..models import LegalRelation
from ..pages import LegalDocumentPage
from ..relations import REPLACES

Node = tuple[str, date | None]


class Circles:
    """Remembers what replaces what; documents are told apart by symbol and day of issue."""

    def __init__(self) -> None:
        self._replaced: dict[Node, set[Node]] = defaultdict(set)

    def faults(self, page: LegalDocumentPage, rows: list[LegalRelation]) -> list[str]:
        """Why the relations cannot stand; they are remembered where they can."""
        own: Node = (page.symbol_key, page.issued_on)
        for row in rows:
            if row.verb != REPLACES or not row.target_key:
                continue
            pair = (own, (row.target_key, row.target_issued_on))
            new, old = reversed(pair) if row.is_acted_on else pair
            if self._leads(old, new):
                return [
                    _("The replacements go round in a circle: %(names)s.")
                    % {"names": f"{page.symbol} → {row.target_symbol} → {page.symbol}"}
                ]
            self._replaced[new].add(old)
        return []

    def _leads(self, start: Node, end: Node) -> bool:
        waiting, seen = [start], {start}
        while waiting:
            node = waiting.pop()
            if node == end:
                return True
            following = self._replaced.get(node, set()) - seen
            seen |= following
            waiting += following
        return False
