"""Wagtail's screen for a new page, when its own saving of drafts gets in the way of its button."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.viewsets.pages import base_page_viewset
from wagtail.models import Page

JUST_NOW = timedelta(minutes=1)


class NewPageView(CreateView):
    """The editor saves a new page by itself while it is written. Whoever presses a button in that
    very moment sends the page a second time, to an address that is taken by then: the button
    wins, and what had saved itself is dropped. Whether the address is taken shows in the form,
    or only when the page is written, when both are sent at once."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                response: HttpResponse = super().form_valid(form)
        except ValidationError as error:
            if not self._drop_what_saved_itself(self.page.slug):
                form.add_error(None, error.messages)
                refused: HttpResponse = super().form_invalid(form)
                return refused
            return self._once_more()
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        address_alone = set(form.errors) == {"slug"}
        if address_alone and self._drop_what_saved_itself(form["slug"].value() or ""):
            return self._once_more()
        response: HttpResponse = super().form_invalid(form)
        return response

    def _drop_what_saved_itself(self, slug: str) -> bool:
        """Only a draft that this person began just now, at this address, and nobody sent on; and
        only for a button, never for what saves itself."""
        if self.expects_json_response:
            return False
        drafts = Page.objects.child_of(self.parent_page).filter(
            slug=slug, owner=self.request.user, live=False, first_published_at=None
        )
        draft = drafts.filter(latest_revision_created_at__gt=timezone.now() - JUST_NOW).first()
        if draft is None or draft.workflow_in_progress:
            return False
        draft.specific.delete()
        return True

    def _once_more(self) -> HttpResponse:
        again = type(self)(**{key: getattr(self, key) for key in self._given})
        again.setup(self.request, *self.args, **self.kwargs)
        response: HttpResponse = again.dispatch(self.request, *self.args, **self.kwargs)
        return response

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._given = tuple(kwargs)


base_page_viewset.add_view_class = NewPageView
