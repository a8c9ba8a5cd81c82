"""Issuing bodies of the current organisation, kept until one of them changes: documents and
filters name them on every page."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from sites.caching import kept
from sites.kinds import SiteKind
from sites.models import Organisation

from .models.issuing_body import IssuingBody
from .vocabularies import BODIES, Level
from .words import is_english

KEPT = "legal-issuers"
OF_A_PLACE = ("UBND", "CTUBND", "HĐND", "TTHĐND")


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


_at_hand: ContextVar[dict[int, Issuer] | None] = ContextVar("issuers_at_hand", default=None)


def issuers() -> dict[int, Issuer]:
    found = _at_hand.get()
    return kept(KEPT, _read) if found is None else found


@contextmanager
def issuers_read_once() -> Iterator[None]:
    """Many documents of the current organisation are handled within: each asks some times."""
    before = _at_hand.set(issuers())
    try:
        yield
    finally:
        _at_hand.reset(before)


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


def name_own_bodies(organisation: Organisation) -> None:
    """Give the bodies that every place has the name of this one, where they have none yet.

    Of a district or commune its own; elsewhere those of the province, whose documents a
    department publishes.
    """
    place, place_en, level = _place_of(organisation)
    for body in BODIES:
        if body.abbreviation in OF_A_PLACE:
            IssuingBody.objects.filter(abbreviation=body.abbreviation, name=body.name).update(
                name=f"{body.name} {place}", name_en=f"{body.name_en}, {place_en}", level=level
            )


def _place_of(organisation: Organisation) -> tuple[str, str, str]:
    if organisation.kind in (SiteKind.DISTRICT, SiteKind.COMMUNE):
        name = organisation.name.removeprefix("Ủy ban nhân dân ")
        place = f"{name[:1].lower()}{name[1:]}"
        return place, organisation.name_en or place, organisation.kind
    return settings.PROVINCE_NAME, settings.PROVINCE_NAME_EN, Level.PROVINCE


def _read() -> dict[int, Issuer]:
    bodies = IssuingBody.objects.prefetch_related("former_names")
    return {body.pk: _issuer(body) for body in bodies}


def _issuer(body: IssuingBody) -> Issuer:
    present = Naming(body.name, body.name_en, body.since, body.until)
    former = (Naming(e.name, e.name_en, e.since, e.until) for e in body.former_names.all())
    return Issuer(body.pk, body.abbreviation, body.level, (present, *former))
