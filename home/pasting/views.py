"""Screens “Paste from Word”, and the answer to the editor's own paste."""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from editorial.workflow.permissions import may_write_now
from vietnamese.legacy import ENCODINGS

from ..models import PastedPicture, PastedText
from . import bounded, converting
from .document import AS_IT_IS, Result, mended
from .forms import PasteForm, PictureFactsForm, as_text, read_text
from .rendering import plain, rich_text, stream
from .storing import ENDINGS, has_body, keep, may_store_pictures, showable, write
from .words import changes_in_words

SHOWN_DIFFERENCES = 50


def paste(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take in text or a file for the page; what it gives is shown next."""
    page = _page_to_write(request, page_id)
    form = PasteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        pasted = keep(page, request.user, form.read, file.name if file else "")
        return redirect("pasted_text", pasted.pk)
    context = {"page": page, "form": form, "limit": bounded.MAX_BYTES}
    status = 422 if form.errors else 200
    return render(request, "home/admin/paste.html", context, status=status)


def pasted_text(request: HttpRequest, pasted_id: int) -> HttpResponse:
    """What was brought as it would stand in the page; taken or refused."""
    pasted = _own(request, pasted_id)
    choice = _choice(request.POST or request.GET)
    result = mended(pasted.blocks, choice)
    pictures = {picture.number: picture for picture in pasted.pictures.defer("data")}
    parts = _parts(request, pasted, result, pictures)
    has_pictures = any(part.get("is_showable") for part in parts)
    facts = PictureFactsForm(request.POST or None) if has_pictures else None
    if request.method == "POST" and (facts is None or facts.is_valid()):
        return _take(request, pasted, result, facts.cleaned_data if facts else None)
    context = {
        "page": pasted.page,
        "pasted": pasted,
        "result": result,
        "changes": changes_in_words(result.changes, pasted.counts, result.encoding),
        "parts": parts,
        "facts": facts,
        "encodings": ENCODINGS.items(),
        "encoding_name": ENCODINGS.get(result.encoding or ""),
        "choice": choice or result.encoding or AS_IT_IS,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "home/admin/pasted_text.html", context, status=status)


@require_POST
def refuse_pasted(request: HttpRequest, pasted_id: int) -> HttpResponse:
    """Forget what was brought; the page is as it was."""
    pasted = _own(request, pasted_id)
    pasted.delete()
    messages.success(request, _("Nothing was taken into the page."))
    return redirect("wagtailadmin_pages:edit", pasted.page_id)


def pasted_picture(request: HttpRequest, pasted_id: int, number: int) -> HttpResponse:
    """A picture of what was brought, for its preview."""
    picture = get_object_or_404(PastedPicture, pasted=_own(request, pasted_id), number=number)
    if picture.content_type not in ENDINGS:
        raise Http404
    return HttpResponse(bytes(picture.data), content_type=picture.content_type)


def convert_encoding(request: HttpRequest, page_id: int) -> HttpResponse:
    """Legacy text of a saved page, before and after; converted when the editor says so."""
    page = _page_to_write(request, page_id, needs_body=False).get_latest_revision_as_object()
    chosen = _choice(request.POST or request.GET)
    encoding = chosen if chosen in ENCODINGS else converting.legacy_of(page)
    if request.method == "POST" and encoding:
        converting.convert_page(page, encoding, request.user)
        messages.success(request, _("Converted; saved as a draft."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    found = converting.differences(page, encoding) if encoding else []
    context = {
        "page": page,
        "encodings": ENCODINGS.items(),
        "choice": encoding,
        "encoding_name": ENCODINGS.get(encoding or ""),
        "differences": found[:SHOWN_DIFFERENCES],
        "number": len(found),
    }
    return render(request, "home/admin/convert_encoding.html", context)


@require_POST
def clean(request: HttpRequest) -> JsonResponse:
    """The editor's own paste, cleaned: JSON ``{"html"}`` or ``{"text"}`` in, JSON out.

    ``as_it_is`` leaves legacy text alone; ``converted`` is there when some was recognised.
    """
    try:
        asked = json.loads(request.body)
        html, text = str(asked.get("html") or ""), str(asked.get("text") or "")
        if len((html or text).encode("utf-8", "replace")) > bounded.MAX_BYTES:
            raise bounded.too_large(bounded.MAX_BYTES)
        read = read_text(html) if html else as_text(text)
    except (RequestDataTooBig, json.JSONDecodeError, AttributeError, UnicodeDecodeError) as error:
        is_size = isinstance(error, RequestDataTooBig)
        said = bounded.too_large(bounded.MAX_BYTES).messages if is_size else [_("Try again.")]
        return JsonResponse({"error": " ".join(said)}, status=413 if is_size else 400)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=422)
    write_out = rich_text if html else _lines
    untouched, converted = mended(read["blocks"], AS_IT_IS), mended(read["blocks"])
    answer: dict[str, Any] = {
        "as_it_is": write_out(untouched.blocks),
        "changes": changes_in_words(untouched.changes, read["counts"]),
        "tables": sum(block["kind"] == "table" for block in read["blocks"]),
    }
    if converted.encoding and converted.changes["legacy"]:
        answer["converted"] = write_out(converted.blocks)
        answer["encoding"] = ENCODINGS[converted.encoding]
        answer["before"], answer["after"] = converted.before, converted.after
        answer["changes_converted"] = changes_in_words(
            converted.changes, read["counts"], converted.encoding
        )
    return JsonResponse(answer)


def _take(
    request: HttpRequest, pasted: PastedText, result: Result, facts: dict[str, str] | None
) -> HttpResponse:
    alt_texts = {
        picture.number: _typed_alt_text(request, picture)
        for picture in pasted.pictures.defer("data")
    }
    said = changes_in_words(result.changes, pasted.counts, result.encoding)
    page = write(pasted, result, alt_texts, request.user, facts)
    messages.success(request, " ".join([_("Added to the end of the page as a draft."), *said]))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _typed_alt_text(request: HttpRequest, picture: PastedPicture) -> str:
    return str(request.POST.get(f"alt-{picture.number}", picture.alt_text)).strip()[:300]


def _parts(
    request: HttpRequest, pasted: PastedText, result: Result, pictures: dict[int, Any]
) -> list[dict[str, Any]]:
    """The blocks as the template shows them; pictures that no page shows are said to be so."""
    wanted = [b["number"] for b in result.blocks if b["kind"] == "image"]
    numbers = {number: number for number in wanted if number in pictures}
    parts = stream(result.blocks, {}, numbers)
    allowed = may_store_pictures(request.user)
    for part in parts:
        if part["type"] == "image":
            picture = pictures[part["value"]["image"]]
            picture.alt_text = _typed_alt_text(request, picture)
            part["picture"] = picture
            part["is_showable"] = allowed and showable(picture) is not None
    return parts


def _lines(blocks: list[Any]) -> str:
    return "\n".join(plain([block]) for block in blocks)


def _choice(data: Any) -> str | None:
    chosen = data.get("bang-ma")
    return chosen if chosen in {*ENCODINGS, AS_IT_IS} else None


def _own(request: HttpRequest, pasted_id: int) -> PastedText:
    """What this user brought himself, for a page that he may still write."""
    pasted = get_object_or_404(PastedText, pk=pasted_id, user_id=request.user.pk)
    _page_to_write(request, pasted.page_id)
    return pasted


def _page_to_write(request: HttpRequest, page_id: int, *, needs_body: bool = True) -> Page:
    page = get_object_or_404(Page, pk=page_id).specific
    if page.alias_of_id or (needs_body and not has_body(page)):
        raise Http404
    if not may_write_now(request.user, page):
        raise PermissionDenied
    return page
