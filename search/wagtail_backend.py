"""Wagtail's own search (admin, choosers) over folded Vietnamese, in PostgreSQL.

Written for modelsearch 1.3.2, of which it replaces the indexer and both query compilers;
``tests/search/test_wagtail_backend.py`` says so when another version is installed. Every
organisation's index lies in its own schema, so nothing here has to know of organisations.
After a change: ``wagtail_update_index`` in every schema.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchVectorField
from django.db.models import TextField, Value
from django.db.models.functions import Cast
from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    ObjectIndexer,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.query import Phrase, PlainText

from sites.published import MAX_BODY, vector_text
from vietnamese.folding import tokens

from .query import MAX_TERMS, folded
from .tsquery import TsQuery, lexeme, sequence

WRITTEN_FOR = "1.3.2"
INDEXED = ["title", "autocomplete", "body", "title_norm", "title_text", "body_text"]


class FoldingIndexer(ObjectIndexer):
    """Every word as it is written and folded, instead of PostgreSQL's own parser."""

    def as_vector(self, texts: Iterable[tuple[str, str]], for_autocomplete: bool = False) -> Cast:
        text = vector_text((text[:MAX_BODY], weight) for text, weight in texts)
        return Cast(Value(text, output_field=TextField()), SearchVectorField())


class FoldingIndex(PostgresIndex):
    """Writes entries with the indexer above; the one it comes with names its own."""

    def add_items(self, model: Any, objs: Iterable[Any]) -> None:
        if not model.get_search_fields():
            return
        content_type = ContentType.objects.get_for_model(model)
        entries = [self._entry(content_type, FoldingIndexer(obj, self.backend)) for obj in objs]
        IndexEntry._default_manager.using(self.write_connection.alias).bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=INDEXED,
        )
        if entries:
            self._refresh_title_norms()

    def _entry(self, content_type: ContentType, indexer: FoldingIndexer) -> Any:
        return IndexEntry(
            content_type=content_type,
            object_id=indexer.id,
            title=indexer.title,
            autocomplete=indexer.autocomplete,
            body=indexer.body,
            title_text=indexer.title_text,
            body_text=indexer.body_text,
        )


class FoldingQueries:
    """Queries of folded words; a phrase keeps the marks it is typed with.

    ``fields`` chooses nothing: single columns are stored unfolded and would find nothing,
    so the whole entry is searched.
    """

    LAST_TERM_IS_PREFIX = False

    def build_tsquery_content(self, query: Any, config: Any = None, invert: bool = False) -> Any:
        if isinstance(query, PlainText):
            return TsQuery(self._plain(query), invert=invert)
        if isinstance(query, Phrase):
            words = tuple(tokens(query.query_string))
            return TsQuery(sequence(words) if words else "", invert=invert)
        return super().build_tsquery_content(query, config=config, invert=invert)  # type: ignore[misc]

    def get_search_vectors(self, search_query: Any) -> Any:
        return self.get_index_vectors(search_query)  # type: ignore[attr-defined]

    def _plain(self, query: PlainText) -> str:
        words = folded(tuple(tokens(query.query_string)[:MAX_TERMS]))
        parts = [lexeme(word) for word in words]
        if parts and self.LAST_TERM_IS_PREFIX:
            parts[-1] = lexeme(words[-1], "*")
        return (" & " if query.operator == "and" else " | ").join(parts)


class FoldingQueryCompiler(FoldingQueries, PostgresSearchQueryCompiler):
    """Searches whole words."""


class FoldingAutocompleteQueryCompiler(FoldingQueries, PostgresAutocompleteQueryCompiler):
    """Searches words of which the last may be only begun."""

    LAST_TERM_IS_PREFIX = True


class SearchBackend(PostgresSearchBackend):
    """``BACKEND`` of WAGTAILSEARCH_BACKENDS."""

    index_class = FoldingIndex
    query_compiler_class = FoldingQueryCompiler
    autocomplete_query_compiler_class = FoldingAutocompleteQueryCompiler
