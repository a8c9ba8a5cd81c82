from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class LegalEntry(models.Model):
    """One published document as the library searches it: a narrow row, so that filters and
    counts of 100,000 documents read twelve megabytes and join nothing (R104).

    Written with the page (``legal.entries``); drafts and private pages have none.
    ``number``, ``form_letters``, ``issuer_letters``: parts of the symbol, for whoever types
    only some of them; letters without marks in lower case. ``words``: of symbol, form and
    abstract alone; those of the whole text are in the register of published items.
    """

    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        "legal.LegalDocumentPage",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="entry",
    )
    library = models.PositiveIntegerField()
    symbol_key = models.CharField(max_length=150)
    number = models.CharField(max_length=20, blank=True)
    symbol_year = models.PositiveSmallIntegerField(null=True)
    form_letters = models.CharField(max_length=40, blank=True)
    issuer_letters = models.CharField(max_length=60, blank=True)
    form = models.CharField(max_length=40)
    issuer = models.PositiveIntegerField(null=True)
    field = models.CharField(max_length=40, blank=True)
    level = models.CharField(max_length=20, blank=True)
    is_normative = models.BooleanField(default=False)
    is_in_gazette = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField(null=True)
    issued_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    status = models.CharField(max_length=20)
    posted_after = models.IntegerField(null=True)
    words = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="legal_entry_words"),
            models.Index(fields=["library", "-issued_on", "-page"], name="legal_entry_issued"),
            models.Index(
                fields=["library", "-effective_on", "-page"], name="legal_entry_effective"
            ),
            models.Index(fields=["number", "form_letters"], name="legal_entry_number"),
            models.Index(fields=["symbol_key"], name="legal_entry_symbol"),
            models.Index(fields=["library", "issuer", "-issued_on"], name="legal_entry_issuer"),
            models.Index(fields=["library", "form", "-issued_on"], name="legal_entry_form"),
        ]

    def __str__(self) -> str:
        return self.symbol_key
