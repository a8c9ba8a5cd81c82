from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .legal_entry import LegalEntry


class LegalWords(models.Model):
    """The words of a legal document; apart, so that the entries stay narrow.

    ``vector``: of the whole text; of form and symbol once more after ``n:``, of the abstract
    after ``a:``. By weights instead, PostgreSQL would read every vector that it finds.
    """

    wagtail_reference_index_ignore = True

    entry = models.OneToOneField(
        LegalEntry, primary_key=True, on_delete=models.CASCADE, related_name="words"
    )
    vector = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="legal_words_vector")]

    def __str__(self) -> str:
        return str(self.entry_id)
