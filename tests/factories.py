"""Content for tests, made as editors make it: through revisions and publishing."""

import io
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as PillowImage
from wagtail.models import Page, TaskState

from editorial.models import CollaboratorDecision, CollaboratorTerm, User
from editorial.roles import BOARD_HEAD, COLLABORATOR, Role
from editorial.workflow.declarations import STATEMENTS
from home.models import HomePage, PortalDocument, PortalImage
from news.models import ArticlePage, NewsSectionPage
from sites.models import Organisation
from sites.tenancy import entered


def make_article(
    organisation: Organisation,
    title: str = "Khai mạc ngày hội văn hóa các dân tộc",
    body: str = "<p>Nội dung thử nghiệm.</p>",
    *,
    section: str = "",
    publish: bool = True,
    **fields: Any,
) -> ArticlePage:
    """An article in the organisation's first news section (or the one with this slug)."""
    with entered(organisation):
        sections = NewsSectionPage.objects.filter(depth=4).order_by("path")
        parent = sections.get(slug=section) if section else sections[0]
        values = {"author": "Ban Biên tập", "source": "Cổng thử nghiệm", "summary": "Tóm tắt."}
        page = ArticlePage(title=title, body=[("paragraph", body)], live=False, **(values | fields))
        parent.add_child(instance=page)
        revision = page.save_revision()
        if publish:
            revision.publish()
        page.refresh_from_db()
        return page


def make_user(organisation: Organisation, role: Role, email: str = "bien-tap@example.org") -> User:
    """An account with one role and a password that only tests know."""
    with entered(organisation):
        user = User.objects.create_user(email, "mat-khau-thu-nghiem-1", first_name="An")
        user.groups.add(Group.objects.get(name=role.name))
        if role is COLLABORATOR:
            make_term(user)
        return user


def make_term(user: User) -> CollaboratorTerm:
    """What lets the account be a collaborator today, by a decision (R75)."""
    today = timezone.localdate()
    decision = CollaboratorDecision.objects.create(number="1/QĐ", date=today, decided_by="An")
    return CollaboratorTerm.objects.create(
        user=user,
        email=user.email,
        year=today.year,
        from_day=today,
        until_day=today,
        decision=decision,
        begun_at=timezone.now(),
    )


def approve(organisation: Organisation, page: Page | None = None) -> User:
    """Take every step of the workflow with what waits (or one page), as another of the board."""
    with entered(organisation):
        email = "thanh-vien-duyet@example.org"
        member = User.objects.filter(email=email).first()
        member = member or make_user(organisation, BOARD_HEAD, email)
        statements = {each.code: True for each in STATEMENTS}
        waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
        if page is not None:
            waiting = waiting.filter(workflow_state__object_id=str(page.pk))
        while states := list(waiting.all()):
            for state in states:
                newest = state.workflow_state.content_object.latest_revision_id
                data = {**statements, "revision": newest}
                state.task.specific.on_action(state, member, "approve", **data)
        return member


def image_bytes(size: tuple[int, int] = (640, 400), kind: str = "JPEG") -> bytes:
    """A plain picture file."""
    buffer = io.BytesIO()
    PillowImage.new("RGB", size, "darkgreen").save(buffer, kind)
    return buffer.getvalue()


def unlike_bytes(size: tuple[int, int] = (640, 400)) -> bytes:
    """A picture that no other looks like: the library tells of those that it has already."""
    buffer = io.BytesIO()
    PillowImage.effect_noise(size, 90).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


def make_image(organisation: Organisation, title: str = "Ảnh thử") -> PortalImage:
    """A stored picture."""
    with entered(organisation):
        return PortalImage.objects.create(
            title=title,
            author="Ban Biên tập",
            file=ContentFile(image_bytes(), name="anh-thu.jpg"),
        )


def make_document(
    organisation: Organisation, title: str = "Mẫu đơn", content: bytes = b"%PDF-1.4 thu"
) -> PortalDocument:
    """A stored file."""
    with entered(organisation):
        return PortalDocument.objects.create(
            title=title, file=ContentFile(content, name="mau-don.pdf")
        )


def home_page(organisation: Organisation) -> HomePage:
    """The organisation's first home page."""
    with entered(organisation):
        return HomePage.objects.order_by("path")[0]
