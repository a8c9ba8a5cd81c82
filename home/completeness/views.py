"""What the site of an editor still lacks, with one click to the page to write; what is still
right is said to be so (R134)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from editorial.roles import ORGANISE
from sites import stamps
from sites.completeness import CategoryState, State, site_state
from sites.models import CategoryReview, Domain
from sites.models.category_review import MAX_MONTHS

from .disclosure import lines_to_mend
from .states import own_domains, own_roots, own_states, rows_of


class PeriodForm(forms.ModelForm):
    """How often a board looks at a category again."""

    class Meta:
        model = CategoryReview
        fields = ("months",)
        widgets = {"months": forms.NumberInput(attrs={"min": 1, "max": MAX_MONTHS})}


def completeness(request: HttpRequest) -> HttpResponse:
    """Every category that the organisation's sites owe, and its state."""
    roots = own_roots()
    tables = [
        (state, rows_of(state, root, request.user))
        for state in own_states()
        if (root := roots.get(state.domain.domain))
    ]
    context = {
        "tables": tables,
        "disclosure": lines_to_mend(roots),
        "may_review": request.user.has_perm(ORGANISE),
    }
    return render(request, "home/admin/completeness.html", context)


@require_POST
def still_right(request: HttpRequest, domain_id: int, code: str) -> HttpResponse:
    """Somebody looked at a category, and nothing had to be changed."""
    domain, state = _category(request, domain_id, code)
    if state.state == State.MISSING:
        raise Http404
    review = {"reviewed_at": timezone.now(), "reviewed_by": str(request.user)[:200]}
    CategoryReview.objects.update_or_create(domain=domain, category=code, defaults=review)
    stamps.move_on_commit()
    messages.success(request, _("%(category)s: looked at today.") % {"category": state.category})
    return redirect("site_completeness")


def review_period(request: HttpRequest, domain_id: int, code: str) -> HttpResponse:
    """How often a category is looked at again: the board's own period, or the catalogue's."""
    _domain, state = _category(request, domain_id, code)
    form = PeriodForm(request.POST or None, instance=state.review)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("%(category)s: saved.") % {"category": state.category})
        return redirect("site_completeness")
    context: dict[str, Any] = {"form": form, "state": state}
    status = 422 if form.errors else 200
    return render(request, "home/admin/review_period.html", context, status=status)


def _category(request: HttpRequest, domain_id: int, code: str) -> tuple[Domain, CategoryState]:
    """A category of one of the organisation's own sites, for those who answer for it."""
    domain = next((each for each in own_domains() if each.pk == domain_id), None)
    state = site_state(domain).of(code) if domain else None
    if domain is None or state is None:
        raise Http404
    if not request.user.has_perm(ORGANISE):
        raise PermissionDenied
    return domain, state
