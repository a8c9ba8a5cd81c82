"""Names of the board's authors, series, topics and partners, kept until one of them changes.

Lists offer them as filters and articles show them: read once an organisation, not once a page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from sites.caching import kept

from .models.author import Author
from .models.named import Named, Series, Topic
from .models.partner import Partner


@dataclass(frozen=True)
class Name:
    """``key``: how addresses name it."""

    key: str
    title: str
    title_en: str = ""
    description: str = ""
    url: str = ""

    @property
    def label(self) -> str:
        """The name in the reader's language, where the board wrote it."""
        english = (get_language() or "").startswith("en")
        return (self.title_en if english else "") or self.title


@dataclass(frozen=True)
class Names:
    """By primary key."""

    authors: dict[int, Name]
    series: dict[int, Name]
    topics: dict[int, Name]
    partners: dict[int, Name]


def names() -> Names:
    """Of the current organisation."""
    return kept("news-names", _read)


def _read() -> Names:
    return Names(
        authors={each.pk: Name(str(each.pk), each.public_name) for each in Author.objects.all()},
        series=_gathered(Series.objects.all()),
        topics=_gathered(Topic.objects.all()),
        partners={
            each.pk: Name(str(each.pk), each.name, url=each.website)
            for each in Partner.objects.all()
        },
    )


def _gathered(rows: Iterable[Named]) -> dict[int, Name]:
    return {each.pk: Name(each.slug, each.title, each.title_en, each.description) for each in rows}
