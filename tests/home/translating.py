"""An editor at wagtail-localize's screens, for tests of translation."""

import html
import json
import re
from typing import Any

from django.utils.translation import gettext, override
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from editorial.roles import APPROVER, Role
from home.blocks import TEXT_FEATURES
from sites.models import Organisation
from sites.tenancy import entered
from tests.factories import approve, make_article, make_user
from vietnamese.slugs import slugify

SECTION = "chinh-tri"
EN_HOST = "en.sonla.localhost"
VIETNAMESE = {
    "title": "Hội nghị Tỉnh ủy Sơn La lần thứ 20",
    "summary": "Đánh giá kết quả thực hiện nhiệm vụ 6 tháng đầu năm.",
    "author": "Nguyễn Thị Hồng",
    "source": "Báo Sơn La",
    "body": "<p>Sáng nay, <b>Tỉnh ủy</b> họp tại phường Tô Hiệu.</p>",
}
ENGLISH = {
    VIETNAMESE["title"]: "20th conference of the Son La Party Committee",
    VIETNAMESE["summary"]: "The first six months of the year were reviewed.",
    VIETNAMESE["author"]: "Nguyen Thi Hong",
    VIETNAMESE["source"]: "Son La Newspaper",
    "Sáng nay, <b>Tỉnh ủy</b> họp tại phường Tô Hiệu.": "The <b>Committee</b> met in To Hieu.",
}
ENGLISH_PATH = "/news/politics/20th-conference-of-the-son-la-party-committee/"


def said(message: str, **values: object) -> str:
    """A message as the Vietnamese admin shows it."""
    with override("vi"):
        return html.escape(gettext(message) % values if values else gettext(message))


class Desk:
    """One account of an organisation, signed in; ``commit`` runs what waits for a commit."""

    def __init__(
        self,
        organisation: Organisation,
        browse: Any,
        commit: Any,
        role: Role = APPROVER,
        *,
        superuser: bool = False,
    ) -> None:
        self.organisation, self.commit = organisation, commit
        self.client = browse(organisation)
        user = make_user(organisation, role, f"{role.key}@example.org")
        with entered(organisation):
            user.is_superuser = superuser
            user.save()
            self.client.force_login(user)

    def article(self, **fields: Any) -> Page:
        """A published Vietnamese article of a section that has an English counterpart."""
        return make_article(self.organisation, **({"section": SECTION} | VIETNAMESE | fields))

    def locale(self, language: str) -> Locale:
        with entered(self.organisation):
            return Locale.objects.get(language_code=language)

    def english(self, page: Page) -> Page:
        """The page's translation as it is in the database."""
        with entered(self.organisation):
            return Page.objects.get(
                translation_key=page.translation_key, locale=self.locale("en")
            ).specific

    def address(self, page: Page) -> str:
        """The page's full address."""
        with entered(self.organisation):
            return page.full_url or ""

    def get(self, path: str, **options: Any) -> str:
        return self.client.get(path, follow=True, **options).content.decode()

    def post(self, path: str, data: dict[str, Any] | None = None) -> str:
        """Post, commit, and give the page that follows."""
        with self.commit() as waiting:
            response = self.client.post(path, data or {})
        with entered(self.organisation), self.commit(execute=True):
            for callback in waiting:
                callback()
        return self.get(response["location"]) if response.has_header("location") else ""

    def submit(self, page: Page, **data: Any) -> str:
        return self.post(submit_url(page), {"locales": [self.locale("en").pk], **data})

    def translation_page(self, page: Page) -> dict[str, Any]:
        """What the translation editor is given."""
        props = re.search(r'data-props="([^"]*)"', self.get(edit_url(page)))
        assert props, "not the translation editor"
        return json.loads(html.unescape(props.group(1)))

    def write_strings(self, page: Page, texts: dict[str, str] = ENGLISH) -> None:
        """Save each string by the address at which the editor page saves it."""
        for segment in self.translation_page(page)["segments"]:
            if segment["type"] == "string" and segment["source"] in texts:
                response = self.client.put(
                    segment["editUrl"],
                    data=f"value={texts[segment['source']]}",
                    content_type="application/x-www-form-urlencoded",
                )
                assert response.status_code == 201, response.content

    def publish(self, page: Page) -> str:
        """Finished by the translator, approved by another of the board."""
        said = self.post(f"/quan-tri/ban-dich/{page.pk}/")
        with entered(self.organisation), self.commit(execute=True):
            approve(self.organisation, page)
        return said

    def translated(self, **fields: Any) -> tuple[Page, Page]:
        """A Vietnamese article and its published translation."""
        article = self.article(**fields)
        self.submit(article)
        self.write_strings(self.english(article))
        self.publish(self.english(article))
        return article, self.english(article)

    def pages(self) -> int:
        with entered(self.organisation):
            return Page.objects.count()


def submit_url(page: Page) -> str:
    return f"/quan-tri/localize/submit/page/{page.pk}/"


def edit_url(page: Page) -> str:
    return f"/quan-tri/pages/{page.pk}/edit/"


def article_form(title: str, body: str, *, act: str = "action-submit", **fields: Any) -> dict:
    """What the ordinary editor of an article posts, to submit it or save a draft."""
    paragraph = ("paragraph", rich_text(body, features=TEXT_FEATURES))
    blank = ("summary", "seo_title", "search_description", "lead_image", "lead_image_alt")
    values = dict.fromkeys([*blank, "lead_image_caption", "tags", "go_live_at", "expire_at"], "")
    return nested_form_data(
        values
        | {"title": title, "author": "Portal editors", "source": "Son La Portal"}
        | {"slug": slugify(title), "body": streamfield([paragraph])}
        | {name: inline_formset([]) for name in ("authors", "leaders", "comments")}
        | {act: "1"}
        | fields
    )
