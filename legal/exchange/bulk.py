"""Many new documents at once: what publishing each would write, some hundred a statement.

Adding, revising and publishing a page takes some forty statements, a file of ten thousand an
hour. Nothing stands on a new page yet that signals would have to follow (no notes, no taken
down address, nothing below it), so each table is filled by one statement instead. The order
matters: the register reads the status, which reads the relations.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, F, OuterRef, Subquery, When
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from home.publishing import SiteOfPage, is_public, publication_of
from sites import stamps
from sites.published import record_many
from sites.schedule import note_change
from sites.tenancy import current_organisation

from .. import effects
from ..models import LegalFile, LegalRelation
from ..pages import LegalDocumentPage, LegalLibraryPage
from ..relations import EMPTY_TEXT, link_target, link_waiting
from ..tasks import read_files_in_background
from .files import store_documents


def add(pages: list[LegalDocumentPage], library: LegalLibraryPage) -> None:
    """Write new documents below a library: those that are ``live`` published, others as drafts.

    Called in a transaction. ``pages``: with unsaved rows of files and relations.
    """
    if not pages:
        return
    parent = Page.objects.select_for_update().get(pk=library.pk)
    _place(pages, library, parent)
    _insert_pages(pages, parent)
    _link(pages)
    _derive(pages)
    _insert_documents(pages)
    _insert_rows(pages)
    _follow_relations(pages)
    _revise(pages)
    _index(pages)
    _register(pages, library)
    stamps.move_on_commit()


def _place(pages: list[LegalDocumentPage], library: LegalLibraryPage, parent: Page) -> None:
    """Name, address and place in the tree of each, behind the last child."""
    last = parent.get_last_child() if parent.numchild else None
    step = last._get_lastpos_in_path() if last else 0
    now = timezone.now()
    slugs = _free_slugs([page.address_made() or "van-ban" for page in pages], parent)
    for number, (page, slug) in enumerate(zip(pages, slugs, strict=True), start=1):
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, step + number)
        page._cached_parent_obj = library
        page.locale, page.slug = library.locale, slug
        page._set_core_field_defaults()
        page.set_url_path(parent)
        page.latest_revision_created_at = now
        page.has_unpublished_changes = not page.live
        if page.live:
            page.first_published_at = page.last_published_at = now


def _free_slugs(wanted: list[str], parent: Page) -> list[str]:
    """An address for each, none of them taken."""
    children = Page.objects.child_of(parent)
    taken = set(children.filter(slug__in=wanted).values_list("slug", flat=True))
    found = []
    for base in wanted:
        slug, number = base, 1
        if base in taken:
            taken |= set(children.filter(slug__startswith=base).values_list("slug", flat=True))
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        found.append(slug)
    return found


def _insert_pages(pages: list[LegalDocumentPage], parent: Page) -> None:
    """The half of each document that lies in Wagtail's own table."""
    fields = [field for field in Page._meta.concrete_fields if not field.primary_key]
    rows = []
    for page in pages:
        row = Page()
        for each in fields:
            setattr(row, each.attname, getattr(page, each.attname))
        rows.append(row)
    Page.objects.bulk_create(rows)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = row.pk
        page._state.adding, page._state.db = False, row._state.db
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))


def _insert_documents(pages: list[LegalDocumentPage]) -> None:
    """The other half. ``bulk_create`` refuses models of two tables, as it could not know the
    numbers of the first; ``_insert`` is what it calls itself, for one table."""
    own_fields = LegalDocumentPage._meta.local_concrete_fields
    LegalDocumentPage._base_manager.get_queryset()._insert(pages, fields=own_fields)


def _link(pages: list[LegalDocumentPage]) -> None:
    """Point relations at published documents, those of this step among them."""
    rows = [row for page in pages for row in page.relations.all()]
    for page in pages:
        for row in page.relations.all():
            row.page = page
    for row in rows:
        row.denormalise()
    keys = {row.target_key for row in rows if row.target_key}
    if not keys:
        return
    found: dict[str, list[LegalDocumentPage]] = defaultdict(list)
    stored = LegalDocumentPage.objects.filter(symbol_key__in=keys, alias_of=None, live=True)
    for page in (*stored.defer(*EMPTY_TEXT), *(page for page in pages if page.live)):
        found[page.symbol_key].append(page)
    for row in rows:
        if row.target_url:
            link_target(row)
        elif row.target_key:
            _point(row, found[row.target_key])


def _point(row: LegalRelation, documents: list[LegalDocumentPage]) -> None:
    """At the one document that bears the symbol, where there is exactly one."""
    day = row.target_issued_on
    fitting = [page for page in documents if day is None or page.issued_on == day]
    if len(fitting) == 1 and fitting[0].pk != row.page_id:
        row.target_page = fitting[0]
        row.denormalise()


def _derive(pages: list[LegalDocumentPage]) -> None:
    """The status of each, from its own days and relations."""
    today = timezone.localdate()
    changes = set()
    for page in pages:
        facts = effects.facts_of(page, own=list(page.relations.all()), here=[])
        for name, value in effects.columns_of(facts, today).items():
            setattr(page, name, value)
        changes.add(page.status_changes_on)
    for day in sorted(day for day in changes if day):
        note_change(timezone.make_aware(datetime.combine(day, time.min)))


def _insert_rows(pages: list[LegalDocumentPage]) -> None:
    files = [(page, row) for page in pages for row in page.files.all()]
    store_documents([row for _page, row in files])
    for page, row in files:
        row.page = page
    LegalFile.objects.bulk_create(row for _page, row in files)
    LegalRelation.objects.bulk_create(row for page in pages for row in page.relations.all())
    read_files_in_background(row.document_id for _page, row in files)


def _follow_relations(pages: list[LegalDocumentPage]) -> None:
    """The status of what the new documents act on; relations that waited for one of them."""
    acted_on = {
        row.target_page_id
        for page in pages
        for row in page.relations.all()
        if row.has_effect and not row.is_acted_on and row.target_page_id
    }
    effects.refresh(acted_on)
    acted_on |= link_waiting({page.symbol_key for page in pages if page.live})
    derived = LegalDocumentPage.objects.filter(pk__in=acted_on).values("pk", *effects.COLUMNS)
    by_pk = {row["pk"]: row for row in derived}
    for page in pages:
        for name in effects.COLUMNS if page.pk in by_pk else ():
            setattr(page, name, by_pk[page.pk][name])


def _revise(pages: list[LegalDocumentPage]) -> None:
    """A first version of each, so that history and going back work, and the log's entries."""
    base = ContentType.objects.get_for_model(Page)
    own = ContentType.objects.get_for_model(LegalDocumentPage)
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=own,
            base_content_type=base,
            object_id=str(page.pk),
            created_at=now,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    )
    first = Revision.objects.filter(
        base_content_type=base, object_id=Cast(OuterRef("pk"), CharField())
    ).values("pk")[:1]
    new = Page.objects.filter(pk__in=[page.pk for page in pages])
    new.update(
        latest_revision=Subquery(first), live_revision=Case(When(live=True, then=Subquery(first)))
    )
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=own,
            page_id=page.pk,
            label=page.get_admin_display_title(),
            action=action,
            timestamp=now,
            revision=revision,
            content_changed=True,
        )
        for page, revision in zip(pages, revisions, strict=True)
        for action in ("wagtail.create", *(["wagtail.publish"] if page.live else []))
    )


def _index(pages: list[LegalDocumentPage]) -> None:
    """What editors search, and which files are public: those that live pages refer to."""
    get_search_backend().add_bulk(LegalDocumentPage, pages)
    base = ContentType.objects.get_for_model(Page)
    own = ContentType.objects.get_for_model(LegalDocumentPage)
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            content_type=own,
            base_content_type=base,
            object_id=page.pk,
            to_content_type_id=to_type,
            to_object_id=to_object,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for page in pages
        for to_type, to_object, model_path, content_path in set(
            ReferenceIndex._extract_references_from_object(page)
        )
    )


def _register(pages: Iterable[LegalDocumentPage], library: LegalLibraryPage) -> None:
    organisation = current_organisation()
    if organisation is None:
        return
    sites, public = SiteOfPage(organisation), is_public(library)
    found: list[Any] = [publication_of(page, sites, public=public) for page in pages]
    record_many(organisation, [publication for publication in found if publication])
