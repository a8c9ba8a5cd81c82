"""Issuing bodies of the current organisation, kept until one of them changes: documents and
filters name them on every page."""

from dataclasses import dataclass
from datetime import date

from sites.caching import kept

from .models.issuing_body import IssuingBody
from .vocabularies import BODIES
from .words import is_english

KEPT = "legal-issuers"


@dataclass(frozen=True)
class Naming:
    """A name and the days on which it was used; None: without end."""

    name: str
    name_en: str
    since: date | None
    until: date | None

    @property
    def label(self) -> str:
        return (self.name_en if is_english() else "") or self.name

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True)
class Issuer:
    """``namings``: the present one first."""

    pk: int
    abbreviation: str
    level: str
    namings: tuple[Naming, ...]

    @property
    def name(self) -> str:
        return self.namings[0].name

    @property
    def label(self) -> str:
        return self.namings[0].label

    def label_on(self, day: date | None) -> str:
        """The name on a day; the present one where none is known of it."""
        if day is None:
            return self.label
        return next((each.label for each in self.namings if each.holds_on(day)), self.label)


def issuers() -> dict[int, Issuer]:
    return kept(KEPT, _read)


def issuer_for(abbreviation: str) -> IssuingBody | None:
    """The body that symbols write so; None where the register has none, or several."""
    found = list(IssuingBody.objects.filter(abbreviation=abbreviation, until=None)[:2])
    return found[0] if len(found) == 1 else None


def fill_register(model: type[IssuingBody]) -> None:
    """Begin a register with the vocabulary; ``model``: as migrations know it."""
    model.objects.bulk_create(
        model(
            name=body.name, name_en=body.name_en, abbreviation=body.abbreviation, level=body.level
        )
        for body in BODIES
    )


def _read() -> dict[int, Issuer]:
    bodies = IssuingBody.objects.prefetch_related("former_names")
    return {body.pk: _issuer(body) for body in bodies}


def _issuer(body: IssuingBody) -> Issuer:
    present = Naming(body.name, body.name_en, body.since, body.until)
    former = (Naming(e.name, e.name_en, e.since, e.until) for e in body.former_names.all())
    return Issuer(body.pk, body.abbreviation, body.level, (present, *former))
