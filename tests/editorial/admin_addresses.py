"""Every address of the administration, with objects that exist put into it."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow

from editorial.models import BulkReview, User
from editorial.roles import WRITER
from home.models import Banner, CategoryListPage, ImportJob, PastedText, PublicService
from home.models.banner import Purpose
from home.models.site_settings import SiteSettings
from legal.models import IssuingBody, LegalImport
from news.models import Author, NewsSectionPage, Partner, Series, Topic
from sites.models import Organisation
from sites.tenancy import entered, main_domain
from tests.editorial.board import member, submitted
from tests.factories import make_article, make_document, make_image
from tests.legal.documents import library_of, make_legal

PREFIX = "quan-tri/"
# Shown on purpose as an error, outside the sign-in, or the last resort of unknown addresses.
LEFT_OUT = re.compile(
    r"quan-tri/(failwhale|test404|logout|login|password_reset|loi-moi|sprite|jsi18n|\^\.\*|"
    r"localize/jsi18n|modeladmin/jsi18n)"
)
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|%\((\w+)\)s")


def templates() -> list[str]:
    """Addresses with their parameters: ``quan-tri/pages/<page_id>/edit/``."""
    found = {
        address
        for pattern in _patterns(get_resolver())
        if pattern.startswith(PREFIX) and not LEFT_OUT.match(pattern)
        for address in _plain(pattern)
    }
    return sorted(found)


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield address
        else:
            yield from _patterns(each, address)


def _plain(pattern: str) -> list[str]:
    if "(?P" in pattern or "^" in pattern:
        pattern = normalize(re.sub(r"\^", "", pattern))[0][0]
    return [PARAMETER.sub(lambda found: f"<{found[1] or found[2]}>", pattern)]


class Samples:
    """Objects of one organisation for the parameters of addresses."""

    def __init__(self, organisation: Organisation, name: str) -> None:
        writer = member(organisation, WRITER, f"{name}-viet")
        live = make_article(organisation, f"Bài {name}")
        waiting = submitted(organisation, writer, f"Bài chờ {name}")
        image, document = make_image(organisation), make_document(organisation)
        self.legal = make_legal(organisation).pk
        library = library_of(organisation)
        with entered(organisation):
            self.values = self._values(live, waiting, writer, image, document, organisation)
            self.by_place = self._by_place(live, writer, image, document)
            self.library = library.pk
            self.brought = LegalImport.objects.create(library=library, source="a.csv").pk

    def _values(
        self, live: Any, waiting: Any, writer: User, image: Any, document: Any, owner: Organisation
    ) -> dict[str, Any]:
        state = Page.objects.get(pk=waiting.pk).current_workflow_task_state
        section = NewsSectionPage.objects.filter(depth=4).order_by("path")[0]
        listed = CategoryListPage.objects.order_by("path")[0]
        job = ImportJob.objects.create(
            page=listed, user=writer, file_name="a.csv", header=[], rows=[]
        )
        pasted = PastedText.objects.create(page=live, user=writer, blocks=[])
        bulk = BulkReview.objects.create(user=writer, action="approve", items=[])
        return {
            "page_id": live.pk, "parent_page_id": section.pk, "page_to_move_id": live.pk,
            "destination_id": section.pk, "page_pk": live.pk, "object_id": live.pk,
            "revision_id": live.latest_revision_id, "revision_id_a": "live",
            "revision_id_b": "latest", "workflow_state_id": state.workflow_state_id,
            "task_state_id": state.pk, "task_id": state.task_id, "workflow_pk": state.task_id,
            "image_id": image.pk, "document_id": document.pk, "doc_id": document.pk,
            "redirect_id": Redirect.objects.create(old_path="/cu", redirect_link="/").pk,
            "collection_id": Collection.get_first_root_node().pk,
            "content_type_app_name": "news", "content_type_model_name": "articlepage",
            "app_label": "wagtailcore", "model_name": "page", "app_name": "home",
            "action": "delete", "action_name": "approve", "filter_spec": "original",
            "organisation_id": owner.pk, "domain_id": main_domain(owner).pk,
            "instance_pk": owner.pk, "code": listed.category, "job_id": job.pk,
            "pasted_id": pasted.pk, "bulk_id": bulk.pk, "number": 0, "path": "new/",
        }  # fmt: skip

    def _by_place(self, live: Any, writer: User, image: Any, document: Any) -> dict[str, Any]:
        banner = Banner.objects.create(title="Thử", image=image, purpose=Purpose.NOTICE)
        service, _made = PublicService.objects.get_or_create(name="Dịch vụ thử", level="full")
        return {
            "api/main/pages": live.pk, "api/main/images": image.pk,
            "api/main/documents": document.pk, "pages/": live.pk,
            "documents/chooser": document.pk, "images/chooser": image.pk,
            "collections/": Collection.get_first_root_node().pk,
            "workflows/tasks": Task.objects.order_by("pk")[0].pk,
            "workflows/": Workflow.objects.order_by("pk")[0].pk,
            "sites/": Site.objects.order_by("pk")[0].pk, "users/": writer.pk,
            "groups/": Group.objects.get(name=WRITER.name).pk,
            "locales/": Locale.objects.order_by("pk")[0].pk,
            "home/banner": banner.pk, "home/publicservice": service.pk,
            "news/author": Author.objects.create(pen_name="Bút danh thử").pk,
            "news/series": Series.objects.create(title="Chuyên đề thử").pk,
            "news/topic": Topic.objects.create(title="Chủ đề thử").pk,
            "legal/issuingbody": IssuingBody.objects.order_by("pk")[0].pk,
            "news/partner": Partner.objects.create(name="Cơ quan thử").pk,
        }  # fmt: skip

    def fill(self, template: str) -> str:
        """The address; a parameter without a sample names what is not there."""
        if template.startswith("quan-tri/settings/"):
            label = SiteSettings._meta
            template = template.replace("<app_name>", label.app_label)
            template = template.replace("<model_name>", label.model_name or "")
        if template.startswith("quan-tri/workflows/tasks/add/"):
            template = template.replace("<app_label>", "editorial")
            template = template.replace("<model_name>", "checktask")
        if template.startswith("quan-tri/duyet-nhieu-bai/"):
            template = template.replace("<job_id>", str(self.values["bulk_id"]))
        if template.startswith("quan-tri/van-ban-theo-dieu/"):
            template = template.replace("<page_id>", str(self.legal))
        if template.startswith(("quan-tri/nhap-van-ban/", "quan-tri/xuat-van-ban/")):
            template = template.replace("<page_id>", str(self.library))
            template = template.replace("<job_id>", str(self.brought)).replace("<kind>", "csv")
        return "/" + PARAMETER.sub(lambda found: str(self._value(template, found[1])), template)

    def _value(self, template: str, name: str) -> Any:
        if name == "pk":
            places = (place for place in self.by_place if place in template)
            return self.by_place.get(next(places, ""), 1)
        return self.values.get(name, 1)
