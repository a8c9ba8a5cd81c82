"""The screen “Text”: paste or upload, divide, correct, save as a draft (issue 5.4)."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from wagtail.models import Page

from home.pasting.forms import PastedField

from ..pages import LegalDocumentPage
from ..refusals import NO_TEXT, REFUSALS
from ..structure import html, stored
from ..structure.dividing import TooLong, divide
from ..structure.doubts import MISSING, doubts
from ..structure.editing import from_lines, to_lines
from ..structure.extraction import LIMITS, Refused, extract, kind_of
from ..structure.tree import Kind, Node, articles, citations, contents, walk

MOST_DOUBTS = 30


class SourceForm(forms.Form):
    """Text or a file; read at once, so that what cannot be read is said beside it."""

    text = PastedField(label=gettext_lazy("Pasted text"), required=False, strip=False)
    file = forms.FileField(
        label=gettext_lazy("or a file (.docx, .pdf, .txt)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )

    read = ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            self.read = _read_file(data["file"]) if data.get("file") else data.get("text", "")
            if not self.read.strip():
                raise ValidationError(_("Nothing to take in: paste text or choose a file."))
        return data


def _read_file(file: Any) -> str:
    """The text of an upload, extracted in a process of its own.

    Raises:
        ValidationError: refused, with the reason.
    """
    if file.size > LIMITS.size:
        raise ValidationError(REFUSALS["too-large"])
    kind = kind_of(file.read(1024))
    file.seek(0)
    try:
        found = extract(kind, file.read())
    except Refused as refused:
        raise ValidationError(REFUSALS.get(refused.code, REFUSALS["damaged"])) from None
    if not found.has_text_layer or not found.text.strip():
        raise ValidationError(NO_TEXT)
    return found.text


@dataclass(frozen=True)
class Outline:
    """What the clerk sees of a divided text before saving it."""

    lines: str
    counts: list[tuple[Any, int]]
    doubts: list[str]
    contents: str
    preview: str
    dropped: list[str] = field(default_factory=list)


def structure(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the text of a document as lines; divide what is brought; save what was corrected."""
    page = _page_to_write(request, page_id).get_latest_revision_as_object()
    action, outline, source = request.POST.get("action", ""), None, SourceForm()
    try:
        if action == "divide":
            source = SourceForm(request.POST, request.FILES)
            if source.is_valid():
                division = divide(source.read)
                outline = _outline(division.root, division.dropped)
        elif action in ("look", "save"):
            root = from_lines(request.POST.get("lines", "").replace("\x00", ""))
            if action == "save":
                return _save(request, page, root)
            outline = _outline(root)
        elif page.text:
            outline = _outline(page.text)
    except (TooLong, stored.InvalidTree, RequestDataTooBig):
        messages.error(request, REFUSALS["too-much-text"])
    context = {"page": page, "source": source, "outline": outline, "has_text": bool(page.text)}
    status = 422 if source.is_bound and source.errors else 200
    return render(request, "legal/admin/structure.html", context, status=status)


def _outline(root: Node, dropped: list[str] | None = None) -> Outline:
    kinds = [node.kind for node in walk(root)]
    counted = (
        (_("chapters"), Kind.CHAPTER),
        (pgettext("legal text", "articles"), Kind.ARTICLE),
        (_("clauses"), Kind.CLAUSE),
        (_("points"), Kind.POINT),
        (_("attachments"), Kind.ATTACHMENT),
    )
    places = citations(root)
    said = {True: _("numbers before it are missing"), False: _("its number occurs twice")}
    found = [
        f"{places.get(each.anchor) or each.anchor}: {said[each.reason == MISSING]}"
        for each in doubts(root)[:MOST_DOUBTS]
    ]
    return Outline(
        lines=to_lines(root),
        counts=[(label, kinds.count(kind)) for label, kind in counted],
        doubts=found,
        contents=html.render_contents(contents(root)),
        preview=html.render(root, level=3),
        dropped=dropped or [],
    )


def _save(request: HttpRequest, page: LegalDocumentPage, root: Node) -> HttpResponse:
    """Write the tree into the newest draft, as a new draft; an empty text takes it away."""
    data = stored.to_dict(root) if root.children else None
    if data:
        stored.from_dict(data)  # what the public page would refuse is refused here
    with transaction.atomic():
        locked = Page.objects.select_for_update().get(pk=page.pk)
        draft = locked.get_latest_revision_as_object()
        draft.text_tree = data
        # Not checked whole: a draft may still lack its file or its days.
        draft.save_revision(user=request.user, log_action=True, clean=False)
    number = len(articles(root))
    said = ngettext(
        "The text was saved as a draft: %(number)s article.",
        "The text was saved as a draft: %(number)s articles.",
        number,
    )
    messages.success(request, said % {"number": number})
    return redirect("wagtailadmin_pages:edit", page.pk)


def _page_to_write(request: HttpRequest, page_id: int) -> LegalDocumentPage:
    """The document, if this user may write it now.

    Raises:
        PermissionDenied: locked, or another's.
    """
    page = get_object_or_404(LegalDocumentPage, pk=page_id)
    if page.alias_of_id:
        raise Http404
    lock = page.get_lock()
    if not page.permissions_for_user(request.user).can_edit() or (
        lock and lock.for_user(request.user)
    ):
        raise PermissionDenied
    return page
