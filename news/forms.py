"""The editor's form of an article: drafts may be incomplete, what is published may not."""

from editorial.workflow.page_form import CompletedPageForm

from .requirements import faults_of


class ArticleForm(CompletedPageForm):
    """Checks what readers must find when the article is published or sent to be approved."""

    def add_faults(self) -> None:
        for name, messages in faults_of(self.instance, self._shares()).items():
            field = name if name in self.fields else None
            if not self.has_error(field or "__all__", "required"):
                self.add_error(field, messages)

    def _shares(self) -> list[int | None]:
        """Of the people in the form's rows."""
        formset = self.formsets.get("authors")
        if formset is None:
            return [row.share for row in self.instance.authors.all()]
        formset.is_valid()
        rows = (form.cleaned_data for form in formset.forms if hasattr(form, "cleaned_data"))
        return [row.get("share") for row in rows if row.get("author") and not row.get("DELETE")]
