"""The library's search: 100,000 documents on one site, 50,000 more over 200 others (R104)."""

from collections.abc import Iterator
from statistics import quantiles
from time import perf_counter
from urllib.parse import urlencode

from django.test import Client

from legal.models import LegalLibraryPage
from legal.searching import symbol_hits
from sites.models import Domain, DomainStatus, LegalEntry, Organisation
from sites.tenancy import entered, main_domain

from . import legal_corpus
from .figures import Figure, spread
from .network import PORT

HERE, ELSEWHERE, SITES = 100_000, 50_000, 200
STEP = 10_000
QUESTIONS = 200


def measure() -> Iterator[Figure]:
    """Latency as a reader has it (the whole page, each question asked for the first time)."""
    legal_corpus.remove()
    corpus = legal_corpus.Corpus()
    organisation = Organisation.objects.get(kind="province", status="active")
    home = main_domain(organisation)
    others = Domain.objects.filter(status=DomainStatus.ACTIVE, is_primary=True, kind="commune")
    try:
        for first in range(0, HERE, STEP):
            legal_corpus.load(corpus, [home], STEP, first)
        for first in range(HERE, HERE + ELSEWHERE, STEP):
            legal_corpus.load(corpus, list(others.order_by("pk")[:SITES]), STEP, first)
        legal_corpus.settle()
        with entered(organisation):
            library = LegalLibraryPage.objects.get(category="legal-documents").get_url()
        yield from _figures(corpus, home, library)
    finally:
        legal_corpus.remove()


def _figures(corpus: legal_corpus.Corpus, home: Domain, library: str) -> Iterator[Figure]:
    client = Client(headers={"host": f"{home.domain}:{PORT}"})
    client.get(library)
    for name, more, bound in (
        (f"search of {HERE:,} documents of a site, p95", {}, 0.15),
        (f"search of {HERE + ELSEWHERE:,} of the network, p95", {"pham-vi": "mang-luoi"}, 0.3),
    ):
        seconds = []
        for question in legal_corpus.questions(corpus, QUESTIONS):
            started = perf_counter()
            answer = client.get(f"{library}?{urlencode(question | more)}")
            seconds.append(perf_counter() - started)
            if answer.status_code != 200:
                raise RuntimeError(f"{answer.status_code} for {question}")
        yield Figure(name, quantiles(seconds, n=20)[18], "s", bound, note=spread(seconds, 3))
    seconds = []
    entries = LegalEntry.objects.filter(domain=home)
    for symbol in entries.order_by("pk").values_list("symbol", flat=True)[:QUESTIONS]:
        started = perf_counter()
        symbol_hits(entries, symbol)
        seconds.append(perf_counter() - started)
    name = "a document by its symbol, p95"
    yield Figure(name, quantiles(seconds, n=20)[18], "s", 0.02, note=spread(seconds, 4))
