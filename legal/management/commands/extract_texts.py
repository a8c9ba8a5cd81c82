from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections import Counter
from typing import Any

from django.core.management import BaseCommand, CommandError

from home.models import PortalDocument
from legal.file_texts import kept_documents, read_document
from legal.models import FileText
from legal.structure.extraction import Extractor
from sites.models import Organisation
from sites.periodic import each_open_organisation


class Command(BaseCommand):
    """Read the files of documents whose text is missing, or whose bytes changed since."""

    help = (
        "Read the text of the files of legal documents and treaties, for search and for their "
        "pages. What was read already is left; the files are never changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.epilog = "example:\n  ./portal manage extract_texts --organisation vpub"
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("--organisation", help="code of one organisation; all by default")
        parser.add_argument(
            "--again",
            action="store_true",
            help="also read what was read before, as after an update",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        code, lost = options["organisation"], 0
        if code and not Organisation.objects.filter(code=code).exists():
            raise CommandError(f"There is no organisation with the code {code}.")
        with Extractor() as extractor:
            for organisation in each_open_organisation():
                if code in (None, organisation.code):
                    counts = self._read(extractor, again=options["again"])
                    lost += counts["lost"]
                    told = ", ".join(f"{number} {word}" for word, number in counts.items())
                    self.stdout.write(f"{organisation.code}: {told or 'no files'}")
        if lost:
            raise CommandError(f"{lost} files are not in the storage any more.")

    def _read(self, extractor: Extractor, *, again: bool) -> Counter[str]:
        counts: Counter[str] = Counter()
        for pk in kept_documents():
            document = PortalDocument.objects.get(pk=pk)
            try:
                counts[_word(read_document(document, extractor, again=again))] += 1
            except FileNotFoundError:
                self.stderr.write(f"{pk}: {document.file.name} is not in the storage")
                counts["lost"] += 1
        return counts


def _word(found: FileText | None) -> str:
    if found is None:
        return "known"
    if found.refusal:
        return "refused"
    return "scans" if found.is_scan else "read"
