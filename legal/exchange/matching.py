"""Which document of the library is the one that a record describes."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ..models import LegalFile, LegalRelation
from ..pages import LegalDocumentPage, LegalLibraryPage

Naming = tuple[str, int | None, date | None]


def naming_of(page: LegalDocumentPage) -> Naming:
    """Symbol, issuer and day together are unique; symbols start again each year."""
    return (page.symbol_key, page.issuer_id, page.issued_on)


class Known:
    """The documents that some records may mean, with files and relations, read at once.

    What is a draft is known as its newest revision has it.
    """

    def __init__(self, library: LegalLibraryPage, wanted: Iterable[LegalDocumentPage]) -> None:
        wanted = list(wanted)
        self.library = library
        pages = list(_documents(library, wanted))
        self.by_national_id = {page.national_id: page for page in pages if page.national_id}
        self.by_naming = {naming_of(page): page for page in pages}
        found = {page.pk: page for page in pages}
        self.files: dict[int, list[LegalFile]] = defaultdict(list)
        for file in LegalFile.objects.filter(page__in=found).select_related("document"):
            self.files[file.page_id].append(file)
        self.relations: dict[int, list[LegalRelation]] = defaultdict(list)
        for row in LegalRelation.objects.filter(page__in=found):
            self.relations[row.page_id].append(row)

    def match(self, page: LegalDocumentPage) -> LegalDocumentPage | None:
        """The document that is meant; None when it is new.

        Raises:
            ValidationError: it may not be changed, or it is not clear which one it is.
        """
        by_id = self.by_national_id.get(page.national_id) if page.national_id else None
        by_naming = self.by_naming.get(naming_of(page))
        if by_id and by_naming and by_id.pk != by_naming.pk:
            raise ValidationError(
                _("Its national number is that of “%(one)s”, its symbol that of “%(other)s”.")
                % {"one": by_id.title, "other": by_naming.title}
            )
        found = by_id or by_naming
        if found is None:
            return None
        if not found.path.startswith(self.library.path):
            raise ValidationError(
                _("“%(title)s” stands in another library.") % {"title": found.title}
            )
        return self._newest(found)

    def _newest(self, page: LegalDocumentPage) -> LegalDocumentPage:
        if not page.has_unpublished_changes and page.live:
            return page
        if page.live:
            said = _(
                "“%(title)s” has changes that are not published yet; publish or discard them first."
            )
            raise ValidationError(said % {"title": page.title})
        draft: LegalDocumentPage = page.get_latest_revision_as_object()
        self.files[page.pk] = list(draft.files.all())
        self.relations[page.pk] = list(draft.relations.all())
        return draft


def _documents(
    library: LegalLibraryPage, wanted: list[LegalDocumentPage]
) -> QuerySet[LegalDocumentPage]:
    ids = {page.national_id for page in wanted if page.national_id}
    keys = {page.symbol_key for page in wanted}
    documents: Any = LegalDocumentPage.objects.filter(alias_of=None, locale=library.locale_id)
    found: QuerySet[LegalDocumentPage] = documents.filter(
        Q(symbol_key__in=keys) | Q(national_id__in=ids)
    )
    return found.select_related("locale")
