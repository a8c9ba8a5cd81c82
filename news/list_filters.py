"""What a reader asks of a list of news: genre, author, topic, series, words, days."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from home.network_filters import optional, with_words
from search.forms import DayField, WordsField
from search.query import MAX_LENGTH

from .genres import genre_choices
from .names import Name, names

Choices = list[tuple[str, str]]


def _choices(found: dict[int, Name]) -> Choices:
    return [(each.key, each.label) for each in found.values()]


class NewsFilterForm(forms.Form):
    """Narrows lists without JavaScript. A field that is wrong is said so, the rest still works."""

    q = WordsField(label=_("Keywords"), required=False, max_length=MAX_LENGTH)
    genre = forms.ChoiceField(
        label=_("Genre"), choices=lambda: optional(genre_choices()), required=False
    )
    author = forms.ChoiceField(
        label=_("Author"), choices=lambda: optional(_choices(names().authors)), required=False
    )
    topic = forms.ChoiceField(
        label=_("Topic"), choices=lambda: optional(_choices(names().topics)), required=False
    )
    series = forms.ChoiceField(
        label=_("Series"), choices=lambda: optional(_choices(names().series)), required=False
    )
    since = DayField(_("From date"))
    until = DayField(_("To date"))

    # Addresses are Vietnamese, as a citizen reads them.
    PARAMETERS = {
        "genre": "the-loai",
        "author": "tac-gia",
        "topic": "chu-de",
        "series": "loat-bai",
        "since": "tu-ngay",
        "until": "den-ngay",
    }
    LISTS = {"author": "authors", "topic": "topics", "series": "series"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, kind in self.LISTS.items():
            if not getattr(names(), kind):  # a board that has none is asked nothing
                del self.fields[field]

    def add_prefix(self, field_name: str) -> str:
        return self.PARAMETERS.get(field_name, field_name)

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", ValidationError(_("This day is before the first one.")))

    @property
    def is_used(self) -> bool:
        """Whether a reader asked for anything, right or wrong."""
        return any(self[name].data for name in self.fields)

    @property
    def gathered(self) -> Name | None:
        """The series or topic that the list is narrowed to, to say what it is about."""
        for field, kind in (("series", "series"), ("topic", "topics")):
            key = self._asked(field)
            if key:
                return next(e for e in getattr(names(), kind).values() if e.key == key)
        return None

    def narrowed(self, items: Any, articles: Any) -> Any:
        """The published ``items`` that fit; ``articles``: the pages behind them."""
        self.is_valid()
        kept = {
            "genre": self._asked("genre"),
            "authors__author_id": self._asked("author"),
            "topics__slug": self._asked("topic"),
            "series__slug": self._asked("series"),
        }
        wanted = {lookup: value for lookup, value in kept.items() if value}
        if wanted:
            items = items.filter(page_id__in=articles.filter(**wanted).values("pk"))
        days = {"published_at__date__gte": "since", "published_at__date__lte": "until"}
        for lookup, field in days.items():
            if day := self._asked(field):
                items = items.filter(**{lookup: day})
        return with_words(items, self._asked("q") or "")

    def _asked(self, field: str) -> Any:
        return self.cleaned_data.get(field)
