"""Carrying out an import: step after step, each a transaction of its own.

An interrupted import is run again: what was written is found unchanged.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import COMMENTS_RELATION_NAME
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.publishing import sites_read_once

from ..issuers import issuers_read_once
from ..models import ImportState, LegalImport, LegalImportRow, Outcome
from ..pages import LegalLibraryPage
from . import bulk
from .files import Bringer, Brought
from .ordinary import Writer, lacking, note_draft, take_in
from .plan import Planned, Planner
from .records import Contents, Record, Source, SourceRefused
from .statements import keep
from .texts import Texts

OWN_ROWS = ("files", "relations", COMMENTS_RELATION_NAME)
STEP, STEP_OF_EDITOR = 200, 25  # documents a transaction; single ones hold the tree for long


@dataclass(frozen=True)
class Options:
    """``user``: an editor, whose documents wait for the board; None: the command line, where
    ``publish`` publishes at once what lacks nothing, ``without_files`` what lacks only files."""

    dry_run: bool = False
    publish: bool = False
    without_files: bool = False
    user: Any = None


class Run:
    """One pass over a source; its report is kept with ``job``."""

    def __init__(self, source: Source, job: LegalImport, options: Options) -> None:
        self.source, self.job, self.options = source, job, options
        self.library: LegalLibraryPage = job.library
        self.planner = Planner(self.library, options.user)
        self.writer = Writer(
            self.library,
            options.user,
            publish=options.publish,
            without_files=options.without_files,
        )

    def steps(self) -> Iterator[LegalImport]:
        """Go on; gives the job after each step, with what is done.

        Raises:
            SourceRefused: the source cannot be read, or not to its end; steps done stay.
        """
        self._begin()
        try:
            contents = self.source.contents()
            self._note_contents(contents)
            with Texts() as texts:
                size = STEP_OF_EDITOR if self.options.user else STEP
                for records in batched(contents.records, size):
                    self._step(records, texts)
                    yield self.job
        except SourceRefused as refused:
            self.job.state, self.job.refusal = ImportState.REFUSED, str(refused)
            self.job.save(update_fields=["state", "refusal"])
            raise
        self.job.state = ImportState.READY if self.options.dry_run else ImportState.DONE
        self.job.total = self.job.done
        self.job.save(update_fields=["state", "total"])

    def _begin(self) -> None:
        self.job.rows.all().delete()
        self.job.state = ImportState.PLANNING if self.options.dry_run else ImportState.RUNNING
        self.job.done, self.job.refusal = 0, ""
        self.job.save(update_fields=["state", "done", "refusal"])

    def _note_contents(self, contents: Contents) -> None:
        self.job.total, self.job.ignored = contents.total, contents.ignored
        self.job.save(update_fields=["total", "ignored"])

    def _step(self, records: Iterable[Record], texts: Texts) -> None:
        with (
            _all_or_nothing(texts) as bringer,
            disable_reference_index_auto_update(),
            sites_read_once(),
            issuers_read_once(),
        ):
            planned = self.planner.plan(list(records))
            if not self.options.dry_run:
                self._write(planned, bringer)
            self._report(planned)

    def _write(self, planned: list[Planned], bringer: Bringer) -> None:
        together = []
        for each in planned:
            if each.outcome not in (Outcome.NEW, Outcome.CHANGED):
                continue
            brought = bringer.bring(each)
            if each.outcome is Outcome.NEW and self.options.user is None:
                self._prepare(each, brought)
                together.append(each.page)
            else:
                self._write_one(each, brought, bringer)
        bulk.add([page for page in together if page], self.library)

    def _prepare(self, planned: Planned, brought: Brought) -> None:
        page: Any = planned.page
        for name in OWN_ROWS:  # a new page has none that were to be looked for
            setattr(page, name, [])
        take_in(planned, brought)
        page.live = self.options.publish
        missing = lacking(page, without_files=self.options.without_files)
        if self.options.publish and missing:
            page.live = False
            note_draft(planned, missing)

    def _write_one(self, planned: Planned, brought: Brought, bringer: Bringer) -> None:
        try:
            with transaction.atomic():
                self.writer.write(planned, brought)
        except ValidationError as error:
            bringer.take_back(brought)
            planned.outcome = Outcome.REFUSED
            planned.notes += error.messages

    def _report(self, planned: list[Planned]) -> None:
        found = [(each, _page_id(each)) for each in planned]
        keep(self.source.name, [(pk, e.said) for e, pk in found if pk and e.said])
        LegalImportRow.objects.bulk_create(
            LegalImportRow(
                job=self.job,
                line=each.record.line,
                symbol=each.symbol[:100],
                outcome=each.outcome,
                page_id=pk,
                differences=each.differences,
                notes=[str(note) for note in each.notes],
            )
            for each, pk in found
        )
        self.job.done += len(planned)
        self.job.save(update_fields=["done"])


def _page_id(planned: Planned) -> int | None:
    """Of a document that is known or was written."""
    if planned.outcome is Outcome.REFUSED or planned.page is None:
        return None
    return planned.page.pk


@contextmanager
def _all_or_nothing(texts: Texts) -> Iterator[Bringer]:
    """A transaction; when it fails, the files that it stored go with it."""
    bringer = Bringer(texts)
    try:
        with transaction.atomic():
            yield bringer
    except BaseException:
        bringer.take_back()
        raise
