"""Documents by the hundred thousand in the register, made from the words of the Decision."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection
from psycopg import sql

from demonstration.library import TEXT
from legal import symbols
from legal.symbol_text import key_letters
from legal.vocabularies import BODIES, FIELDS, FORMS
from sites.models import Domain, LegalEntry, LegalWords, PublishedItem
from sites.published import IN_ABSTRACT, NAMED, vector_text

SEED = 352
SECTION = "bench-corpus"  # marks the rows, to be taken away again
ABSTRACT, BODY = 25, 150  # words
FIRST_DAY, DAYS = date(1995, 1, 1), 11_000
LOCAL_FORMS = (
    "quyet-dinh",
    "ke-hoach",
    "thong-bao",
    "bao-cao",
    "to-trinh",
    "nghi-quyet",
    "chi-thi",
)


class Corpus:
    """Makes documents one after another; the same ones for the same seed."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)  # noqa: S311 - to be repeated, not secret
        self.words = TEXT.read_text(encoding="utf-8").split()
        self.forms = [form for form in FORMS if form.code in LOCAL_FORMS]
        self.local = [body for body in BODIES if body.abbreviation in ("UBND", "HĐND", "VPUBND")]

    def phrase(self, length: int) -> str:
        """Words that stand side by side in the Decision."""
        start = self.random.randrange(len(self.words) - length)
        return " ".join(self.words[start : start + length])

    def document(self, number: int) -> dict[str, Any]:
        """Columns of one document, of all three tables."""
        form = self.random.choice(self.forms)
        body = self.random.choice(self.local if self.random.random() < 0.7 else BODIES)
        day = FIRST_DAY + timedelta(days=self.random.randrange(DAYS))
        letters = form.abbreviations[0]
        typed = f"{self.random.randrange(10, 4000)}/{letters}-{body.abbreviation}"
        symbol = symbols.parse(typed)
        text = symbol.text if symbol else typed
        abstract, words = self.phrase(ABSTRACT), self.phrase(BODY)
        title = f"{form.name} số {text} {abstract}"
        vector = vector_text([(title, ""), (words, "")])
        return {
            "number": number, "title": title[:500], "abstract": abstract, "body": words,
            "symbol": text, "parsed": symbol, "form": form.code, "body_of": body, "day": day,
            "field": self.random.choice(FIELDS).code, "ends": self.random.random() < 0.3,
            "vector": vector,
            "words": " ".join((
                vector,
                vector_text([(f"{form.name} {text}", "")], NAMED),
                vector_text([(abstract, "")], IN_ABSTRACT),
            )),
        }  # fmt: skip


def load(corpus: Corpus, domains: list[Domain], count: int, first: int) -> None:
    """Write ``count`` documents to these sites in turn, under page numbers from ``first`` on."""
    top = _next_item()
    made = [(top + n, domains[n % len(domains)], corpus.document(first + n)) for n in range(count)]
    for model, row in ((PublishedItem, _item), (LegalEntry, _entry), (LegalWords, _words)):
        columns = [field.column for field in model._meta.concrete_fields]
        copy = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        with connection.cursor() as cursor, cursor.copy(copy) as writer:
            for item, domain, document in made:
                values = row(item, domain, document)
                writer.write_row([values[column] for column in columns])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('sites_publisheditem', 'id'), %s)", [top + count]
        )


def settle() -> None:
    """What autovacuum would have done after some minutes."""
    with connection.cursor() as cursor:
        for model in (PublishedItem, LegalEntry, LegalWords):
            cursor.execute(f"VACUUM ANALYZE {model._meta.db_table}")


def remove() -> None:
    """Take the documents away again."""
    made = "(SELECT id FROM sites_publisheditem WHERE section = %s)"
    with connection.cursor() as cursor:
        for table, column in (("sites_legalwords", "entry_id"), ("sites_legalentry", "item_id")):
            cursor.execute(f"DELETE FROM {table} WHERE {column} IN {made}", [SECTION])  # noqa: S608
        cursor.execute("DELETE FROM sites_publisheditem WHERE section = %s", [SECTION])


def _next_item() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) + 1 FROM sites_publisheditem")
        return int(cursor.fetchone()[0])


def _item(item: int, domain: Domain, document: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": item, "organisation_id": domain.tenant_id, "domain_id": domain.pk,
        "page_id": 10_000_000 + document["number"], "kind": "legal",
        "category": "legal-documents", "path": f"/do-thu-{document['number']}/",
        "language": domain.language, "title": document["title"],
        "summary": document["abstract"], "body": document["body"], "section": SECTION,
        "tags": [], "image": "", "is_featured": False, "banner": "", "banner_from": None,
        "banner_until": None, "published_at": document["day"], "updated_at": document["day"],
        "vector": document["vector"],
    }  # fmt: skip


def _entry(item: int, domain: Domain, document: dict[str, Any]) -> dict[str, Any]:
    symbol, body, day = document["parsed"], document["body_of"], document["day"]
    end = day + timedelta(days=2000)
    days = [day, end] if document["ends"] else [day]
    statuses = ["not-yet", "in-force", "wholly-expired"][: len(days) + 1]
    return {
        "item_id": item, "organisation_id": domain.tenant_id, "domain_id": domain.pk,
        "page_id": 10_000_000 + document["number"], "language": domain.language,
        "symbol": document["symbol"], "symbol_key": symbols.search_key(document["symbol"]),
        "number": symbol.number if symbol else "", "symbol_year": None,
        "form_letters": key_letters(symbol.form) if symbol else "",
        "issuer_letters": key_letters("".join(symbol.issuer)) if symbol else "",
        "form": document["form"], "issuer": body.name, "issuer_then": body.name,
        "field": document["field"], "level": body.level.value, "is_normative": False,
        "is_in_gazette": False, "year": day.year, "issued_on": day, "effective_on": day,
        "signer": "", "status": statuses[-1], "status_days": days, "statuses": statuses,
    }  # fmt: skip


def _words(item: int, domain: Domain, document: dict[str, Any]) -> dict[str, Any]:
    return {"entry_id": item, "vector": document["words"]}


def questions(corpus: Corpus, count: int) -> Iterator[dict[str, str]]:
    """What readers would ask, a fixed mix: words, words with filters, symbols, fields, days."""
    choose = random.Random(SEED + 1)  # noqa: S311
    for _ in range(count):
        kind = choose.random()
        words = corpus.phrase(choose.randint(2, 4))  # a syllable alone is seldom a word
        since = 1996 + choose.randrange(25)
        if kind < 0.3:
            yield {"q": words}
        elif kind < 0.45:
            yield {"q": words, "hinh-thuc": choose.choice(LOCAL_FORMS)}
        elif kind < 0.65:
            yield {"q": _typed(corpus, choose)}
        elif kind < 0.75:
            yield {"linh-vuc": choose.choice(FIELDS).code, "tinh-trang": "in-force"}
        elif kind < 0.85:
            yield {"ban-hanh-tu": f"01/01/{since}", "ban-hanh-den": f"31/12/{since + 3}"}
        elif kind < 0.9:
            yield {"tinh-trang": "in-force", "ngay": f"15/06/{since}"}
        elif kind < 0.95:
            yield {"trich-yeu": words}
        else:
            yield {"q": words, "sap-xep": "hieu-luc"}


def _typed(corpus: Corpus, choose: random.Random) -> str:
    """A symbol as people type it."""
    number = choose.randrange(10, 4000)
    form = choose.choice(corpus.forms).abbreviations[0]
    return choose.choice(
        [f"{number}/{form}-UBND", f"{number} {form.lower()} ubnd", f"{form.lower()} {number}"]
    )
