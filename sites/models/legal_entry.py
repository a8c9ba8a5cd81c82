from django.contrib.postgres.fields import ArrayField
from django.db import models

from .domain import Domain
from .organisation import Organisation
from .published_item import PublishedItem


class LegalEntry(models.Model):
    """What libraries search of one published legal document, beside its published item (R104).

    One narrow row, so that filters and counts over 100,000 documents, of one site or of the
    network, join nothing. Written and withdrawn with the published item.

    ``issuer``: the present name of the issuing body, by which results are gathered;
    ``issuer_then``: that of the day of issue, which is shown.
    ``number``, ``form_letters``, ``issuer_letters``: parts of the symbol, for whoever types
    only some of them; letters without marks in lower case.
    ``status``: today's. ``statuses``: the one before the first of ``status_days``, then the one
    from each of these days on; so the status at any day stands in the row.
    """

    wagtail_reference_index_ignore = True

    item = models.OneToOneField(
        PublishedItem, primary_key=True, on_delete=models.CASCADE, related_name="legal"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    domain = models.ForeignKey(Domain, on_delete=models.CASCADE, related_name="+", db_index=False)
    page_id = models.PositiveIntegerField()
    language = models.CharField(max_length=10)
    symbol = models.CharField(max_length=100)
    symbol_key = models.CharField(max_length=150)
    number = models.CharField(max_length=20, blank=True)
    symbol_year = models.PositiveSmallIntegerField(null=True)
    form_letters = models.CharField(max_length=40, blank=True)
    issuer_letters = models.CharField(max_length=60, blank=True)
    form = models.CharField(max_length=40)
    issuer = models.CharField(max_length=300, blank=True)
    issuer_then = models.CharField(max_length=300, blank=True)
    field = models.CharField(max_length=40, blank=True)
    level = models.CharField(max_length=20, blank=True)
    is_normative = models.BooleanField(default=False)
    is_in_gazette = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField(null=True)
    issued_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    signer = models.CharField(max_length=150, blank=True)
    status = models.CharField(max_length=20)
    status_days = ArrayField(models.DateField(), default=list)
    statuses = ArrayField(models.CharField(max_length=20), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "page_id"], name="one_legal_entry_per_page"
            )
        ]
        indexes = [
            models.Index(fields=["domain", "-issued_on", "-item"], name="legal_entry_issued"),
            models.Index(fields=["domain", "-effective_on", "-item"], name="legal_entry_effective"),
            models.Index(fields=["-issued_on", "-item"], name="legal_entry_network_issued"),
            models.Index(fields=["number", "form_letters"], name="legal_entry_number"),
            models.Index(fields=["symbol_key"], name="legal_entry_symbol"),
        ]

    def __str__(self) -> str:
        return self.symbol
