"""Roles of a board as data: who may do what to pages, files and settings.

Role names are the Decision's (Arts. 11, 14, 21.1). Groups and permissions of a new
organisation are made from this table.
"""

from dataclasses import dataclass

ADMIN_ACCESS = "wagtailadmin.access_admin"


@dataclass(frozen=True)
class Role:
    """``page_permissions`` hold from the root page down; ``files`` on the root collection."""

    key: str
    name: str
    permissions: tuple[str, ...]
    page_permissions: tuple[str, ...]
    files: tuple[str, ...] = (
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    )
    provincial_only: bool = False


# Inviting a reporter (R87); in the Provincial Office, seeing what units invite to.
COVERAGE = (
    "news.add_coveragerequest",
    "news.change_coveragerequest",
    "news.delete_coveragerequest",
    "news.view_coveragerequest",
    "news.view_coverageassignment",
)
NEWS_DESK = (
    "news.change_coverageassignment",
    *(
        f"news.{act}_{model}"
        for model in ("author", "series", "topic", "partner")
        for act in ("add", "change", "delete", "view")
    ),
)

WRITER = Role("writer", "Người viết", (ADMIN_ACCESS, *COVERAGE), ("add_page", "change_page"))

APPROVER = Role(
    "approver",
    "Người duyệt, xuất bản",
    (
        ADMIN_ACCESS,
        "home.change_sitesettings",
        "home.add_publicservice",
        "home.change_publicservice",
        "wagtail_localize.submit_translation",
        *COVERAGE,
        *NEWS_DESK,
    ),
    ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
    (
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtailimages.change_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
        "wagtaildocs.change_document",
    ),
)

BOARD_HEAD = Role(
    "board-head",
    "Trưởng Ban Biên tập",
    (
        *APPROVER.permissions,
        "editorial.add_user",
        "editorial.change_user",
        "editorial.delete_user",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ),
    APPROVER.page_permissions,
    APPROVER.files,
)

NETWORK_OPERATOR = Role(
    "network-operator",
    "Người vận hành mạng lưới",
    (ADMIN_ACCESS, "sites.operate_network"),
    (),
    (),
    provincial_only=True,
)

ROLES = (WRITER, APPROVER, BOARD_HEAD, NETWORK_OPERATOR)
WORKFLOW_NAME = "Duyệt và xuất bản"
APPROVAL_TASK_NAME = "Người duyệt kiểm tra"
