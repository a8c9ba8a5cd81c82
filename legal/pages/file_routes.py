"""The addresses of a page's files, which stay whatever the uploaded files were called."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from vietnamese.slugs import slugify

NAME_LENGTH = 120  # characters of a file's name before its number and ending


class FileRoutes(RoutablePageMixin):
    """For page types with rows of `KeptFile` as ``files``; they say `name_words`."""

    def name_words(self) -> str:
        """What the names of downloaded files are made of."""
        raise NotImplementedError

    @cached_property
    def file_rows(self) -> list[Any]:
        """Its files in the editor's order, each with its document."""
        rows = self.files.all()
        if hasattr(rows, "select_related"):
            rows = rows.select_related("document")
        return list(rows)

    def view_url(self, file: Any) -> str:
        return f"{self.url}tep/{file.pk}/"

    def download_url(self, file: Any) -> str:
        return f"{self.view_url(file)}tai-ve/"

    def file_name(self, file: Any) -> str:
        """`quyet-dinh-352-qd-ubnd-2024.pdf`; of several files each has its number."""
        with translation.override(self.locale.language_code):
            name = slugify(self.name_words(), NAME_LENGTH) or "van-ban"
        pks = [row.pk for row in self.file_rows]
        number = f"-{pks.index(file.pk) + 1}" if len(pks) > 1 else ""
        return f"{name}{number}.{file.document.file_extension.lower()}"

    @path("tep/<int:pk>/")
    def one_file(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the file is and what stands in it: for telephones, without JavaScript."""
        from ..file_viewing import context_of_file

        # The page's own context, without what only its own template shows.
        context = Page.get_context(self, request)
        context |= context_of_file(self, request, self._file(pk))
        return TemplateResponse(request, "legal/file_page.html", context)

    @path("tep/<int:pk>/tai-ve/")
    def download_file(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file itself, byte for byte."""
        from ..file_serving import serve_file

        file = self._file(pk)
        return serve_file(request, file, self.file_name(file))

    @path("tep/<int:pk>/xem/")
    def framed_file(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A PDF for the frame on its page, on wide screens."""
        from ..file_serving import serve_file

        file = self._file(pk)
        if file.document.file_extension.lower() != "pdf":
            raise Http404
        return serve_file(request, file, self.file_name(file), in_frame=True)

    def _file(self, pk: int) -> Any:
        """One of the page's own files.

        Raises:
            Http404: it has no such file.
        """
        file = next((row for row in self.file_rows if row.pk == pk), None)
        if file is None:
            raise Http404
        return file
