"""The register compared with the trees, and mended."""

from dataclasses import dataclass

from django.db import transaction

from sites.models import Organisation, PublishedItem
from sites.published import Publication, legal_values, record, values, withdraw
from sites.tenancy import entered

from .publishing import published_pages


@dataclass(frozen=True)
class Difference:
    """One page whose row is missing, superfluous, or differs in ``columns``."""

    page_id: int
    what: str
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"page {self.page_id}: {self.what} {', '.join(self.columns)}".rstrip()


def reconcile(organisation: Organisation, *, mend: bool) -> list[Difference]:
    """Differences between the register and the organisation's trees; mended when asked."""
    with entered(organisation), transaction.atomic():
        wanted = {publication.page_id: publication for publication in published_pages(organisation)}
        present = {
            item.page_id: item
            for item in PublishedItem.objects.filter(organisation=organisation)
            .select_related("legal")
            .defer("vector")
        }
        differences = _differences(wanted, present)
        if mend:
            for difference in differences:
                if difference.page_id in wanted:
                    record(organisation, wanted[difference.page_id])
                else:
                    withdraw(organisation, [difference.page_id])
        return differences


def _differences(
    wanted: dict[int, Publication], present: dict[int, PublishedItem]
) -> list[Difference]:
    found = [Difference(pk, "missing") for pk in wanted.keys() - present.keys()]
    found += [Difference(pk, "superfluous") for pk in present.keys() - wanted.keys()]
    for pk in wanted.keys() & present.keys():
        row = values(wanted[pk])
        columns = tuple(name for name in row if row[name] != getattr(present[pk], name))
        columns += _legal_columns(wanted[pk], present[pk])
        if columns:
            found.append(Difference(pk, "differs in", columns))
    return sorted(found, key=lambda difference: difference.page_id)


def _legal_columns(publication: Publication, item: PublishedItem) -> tuple[str, ...]:
    """What differs in the entry of a legal document; only a missing one differs as a whole."""
    entry = getattr(item, "legal", None)
    if publication.legal is None or entry is None:
        return ("legal",) if publication.legal else ()
    row = legal_values(publication.legal)
    return tuple(f"legal.{name}" for name in row if row[name] != getattr(entry, name))
