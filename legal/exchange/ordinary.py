"""One document at a time: changed ones, and what an editor brings, which the board approves."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from ..models import Outcome
from ..pages import LegalDocumentPage, LegalLibraryPage
from ..relations import link_target
from ..requirements import PARTS, missing_parts
from .files import Brought, store_documents
from .plan import Planned


def lacking(page: LegalDocumentPage, *, without_files: bool) -> list[str]:
    """Names of the parts without which the document may not be published."""
    missing = [name for name in missing_parts(page) if not (without_files and name == "files")]
    return [str(PARTS[name]) for name in missing]


def take_in(planned: Planned, brought: Brought) -> None:
    """Put what a record brought into its page; note what was not to be had."""
    page: Any = planned.page
    planned.notes += brought.notes
    if brought.tree:
        page.text_tree = brought.tree
    if brought.files:
        page.files.add(*brought.files)
    if planned.relations is not None:
        page.relations = planned.relations


class Writer:
    """``user``: whose text it is, which then waits for the board; None on the command line.
    ``publish``: at once, what has every part; with ``without_files`` also what has no file."""

    def __init__(
        self, library: LegalLibraryPage, user: Any, *, publish: bool, without_files: bool
    ) -> None:
        self.library, self.user = library, user
        self.publish, self.without_files = publish, without_files
        self.workflow = library.get_workflow()

    def write(self, planned: Planned, brought: Brought) -> None:
        """Write one document.

        Raises:
            ValidationError: it may not be published so.
        """
        page: Any = planned.page
        if planned.outcome is Outcome.CHANGED and not _brings(planned, brought):
            planned.notes += brought.notes
            planned.outcome, planned.differences = Outcome.UNCHANGED, []
            return
        store_documents(brought.files)
        for row in planned.relations or []:
            link_target(row)
        take_in(planned, brought)
        if planned.outcome is Outcome.NEW:
            page.owner, page.live = self.user, False
            self.library.add_child(instance=page)
        page.is_being_filled_in = self.without_files  # it would ask for a file
        revision = page.save_revision(user=self.user, log_action=True)
        if self.publish and self.user is None:
            self._publish(planned, revision)
        elif self.user and self.workflow and not page.workflow_in_progress:
            self.workflow.start(page, self.user)

    def _publish(self, planned: Planned, revision: Any) -> None:
        page: Any = planned.page
        missing = lacking(page, without_files=self.without_files)
        if missing:
            note_draft(planned, missing)
            return
        action = PublishPageRevisionAction(revision, user=None, changed=True, log_action=True)
        action.object.is_being_filled_in = self.without_files
        action.execute(skip_permission_checks=True)


def note_draft(planned: Planned, missing: list[str]) -> None:
    planned.notes.append(_("Kept as a draft: it lacks %(parts)s.") % {"parts": ", ".join(missing)})


def _brings(planned: Planned, brought: Brought) -> bool:
    """Whether anything is left to change: a file or a text may not have been to be had."""
    awaited = bool(planned.files) + bool(planned.text)
    others = len(planned.differences) - awaited
    return bool(others or brought.files or brought.tree)
