"""A board at work, for tests: members, texts on their way, steps taken at the screens."""

import json
from typing import Any

from wagtail.models import Page

from editorial.models import User
from editorial.roles import Role
from editorial.workflow.declarations import STATEMENTS
from news.models import ArticlePage
from sites.models import Organisation
from sites.tenancy import entered
from tests.factories import make_article, make_user

REASON = "Thiếu ảnh và cần ghi rõ nguồn."


def member(organisation: Organisation, role: Role, name: str) -> User:
    """An account of the board; its family name tells it apart."""
    user = make_user(organisation, role, f"{name}@example.org")
    with entered(organisation):
        User.objects.filter(pk=user.pk).update(last_name=name.title())
        user.refresh_from_db()
    return user


def submitted(
    organisation: Organisation, writer: User, title: str = "Bài chờ duyệt"
) -> ArticlePage:
    """A draft that its writer sent to the board."""
    article = make_article(organisation, title, publish=False)
    with entered(organisation):
        article.save_revision(user=writer)
        article.get_workflow().start(article, writer)
    return article


def act(organisation: Organisation, page: Page, user: User, action: str, **data: Any) -> None:
    """Take the present step, as the screen sends it."""
    with entered(organisation):
        fresh = Page.objects.get(pk=page.pk)
        state = fresh.current_workflow_task_state
        state.task.specific.on_action(state, user, action, **data)


def declared(page: Page, **changes: Any) -> dict[str, Any]:
    """Every box ticked, for the newest version."""
    boxes = {each.code: True for each in STATEMENTS}
    newest = Page.objects.get(pk=page.pk).latest_revision_id
    return {**boxes, "comment": "", "revision": newest, **changes}


def check(organisation: Organisation, page: Page, user: User) -> None:
    with entered(organisation):
        data = declared(page)
    act(organisation, page, user, "approve", **data)


def approve_as(organisation: Organisation, page: Page, user: User) -> None:
    with entered(organisation):
        newest = Page.objects.get(pk=page.pk).latest_revision_id
    act(organisation, page, user, "approve", comment="", revision=newest)


def action_url(page: Page, action: str) -> str:
    """Where the dashboard's modal sends an action of the present step."""
    fresh = Page.objects.get(pk=page.pk)
    state = fresh.current_workflow_task_state
    return f"/quan-tri/pages/{page.pk}/workflow/action/{action}/{state.pk}/"


def edit_form(page: Page, action: str, **data: Any) -> dict[str, str]:
    """What the editor posts with an action of the workflow."""
    extra = json.dumps(data)
    return {
        "action-workflow-action": "true",
        "workflow-action-name": action,
        "workflow-action-extra-data": extra,
    }
