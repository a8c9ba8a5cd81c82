"""Roles of a board as data: who may do what to pages, files and settings.

Role names are the Decision's (Arts. 11-14, 21.1). Groups and permissions of a new organisation
are made from this table; ``update_roles`` brings an existing one up to it. Nobody has Wagtail's
right to publish: texts are published by the workflow (``editorial.workflow``).
"""

from dataclasses import dataclass

from sites.kinds import SiteKind

ADMIN_ACCESS = "wagtailadmin.access_admin"
ORGANISE = "editorial.organise_pages"  # move, sort, delete what is published; who may read it
TAKE_DOWN = "editorial.take_down"  # urgently, with a reason
TRANSLATE = "wagtail_localize.submit_translation"

USE_FILES = (
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
)
KEEP_FILES = (*USE_FILES, "wagtailimages.change_image", "wagtaildocs.change_document")
INTERFACE = (
    "home.change_sitesettings",
    "home.add_publicservice",
    "home.change_publicservice",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
)
STAFF = (ADMIN_ACCESS, "editorial.view_board")
BANNERS = ("home.add_banner", "home.change_banner", "home.delete_banner")  # R72
ACCOUNTS = ("editorial.add_user", "editorial.change_user", "editorial.delete_user")
BOARD = (
    "editorial.change_board",
    "editorial.add_sectionduty",
    "editorial.change_sectionduty",
    "editorial.delete_sectionduty",
    "editorial.add_substitution",
    "editorial.change_substitution",
    "editorial.delete_substitution",
    "editorial.view_reviewrecord",
    "editorial.view_activity",
    "editorial.unlock_sign_in",
    "wagtailcore.add_workflow",
    "wagtailcore.change_workflow",
    "wagtailcore.delete_workflow",
    "wagtailcore.add_task",
    "wagtailcore.change_task",
    "wagtailcore.delete_task",
)

# Lists of collaborators (R75): proposed by editors, decided by the head of the board.
COLLABORATORS = (
    "editorial.add_collaboratorlist",
    "editorial.change_collaboratorlist",
    "editorial.delete_collaboratorlist",
)
ASK, ANSWER = "editorial.send_requests", "editorial.answer_requests"  # R83
PEOPLE = (
    *COLLABORATORS,
    "editorial.approve_collaborators",
    "editorial.add_trainingcourse",
    "editorial.change_trainingcourse",
    "editorial.delete_trainingcourse",
    "editorial.view_trainingcourse",
    "editorial.change_editorprofile",
)


@dataclass(frozen=True)
class Role:
    """``page_permissions`` hold from the root page down; ``files`` on the root collection."""

    key: str
    name: str
    permissions: tuple[str, ...] = (ADMIN_ACCESS,)
    page_permissions: tuple[str, ...] = ()
    files: tuple[str, ...] = USE_FILES
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
# The register of bodies that issue documents (R103).
LEGAL_DESK = tuple(f"legal.{act}_issuingbody" for act in ("add", "change", "delete", "view"))

WRITE = ("add_page", "change_page")
KEEP = (*WRITE, "lock_page", "unlock_page")

COLLABORATOR = Role("collaborator", "Cộng tác viên", page_permissions=("add_page",))
WRITER = Role("writer", "Người viết", (*STAFF, *COVERAGE), WRITE)
EDITOR = Role(
    "editor",
    "Biên tập viên",
    (*STAFF, *COVERAGE, *NEWS_DESK, *LEGAL_DESK, *COLLABORATORS, ANSWER),
    KEEP,
    KEEP_FILES,
)
CHECKER = Role("checker", "Người kiểm tra", STAFF, WRITE)
TRANSLATOR = Role(
    "translator",
    "Biên dịch viên",
    (*STAFF, TRANSLATE),
    WRITE,
    provincial_only=True,
)
APPROVER = Role(
    "approver",
    "Người duyệt, xuất bản",
    (
        *STAFF,
        ORGANISE,
        TAKE_DOWN,
        TRANSLATE,
        *INTERFACE[:3],
        *BANNERS,
        *COVERAGE,
        *NEWS_DESK,
        *LEGAL_DESK,
        ASK,
        ANSWER,
    ),
    (*KEEP, "bulk_delete_page"),
    KEEP_FILES,
)
BOARD_HEAD = Role(
    "board-head",
    "Trưởng Ban Biên tập",
    (*APPROVER.permissions, *INTERFACE[3:], *ACCOUNTS, *BOARD, *PEOPLE),
    APPROVER.page_permissions,
    KEEP_FILES,
)
INTERFACE_KEEPER = Role(
    "interface",
    "Người phụ trách giao diện",
    (*STAFF, *INTERFACE, *BANNERS),
    WRITE,
    KEEP_FILES,
)
TECHNICIAN = Role(
    "technician",
    "Cán bộ kỹ thuật",
    (*STAFF, *INTERFACE[3:]),
    files=(),
)
NETWORK_OPERATOR = Role(
    "network-operator",
    "Người vận hành mạng lưới",
    (ADMIN_ACCESS, "sites.operate_network"),
    files=(),
    provincial_only=True,
)

ROLES = (
    COLLABORATOR,
    WRITER,
    EDITOR,
    CHECKER,
    TRANSLATOR,
    APPROVER,
    BOARD_HEAD,
    INTERFACE_KEEPER,
    TECHNICIAN,
    NETWORK_OPERATOR,
)


@dataclass(frozen=True)
class Step:
    """A step of the workflow that a site starts with; ``model`` of ``editorial``."""

    name: str
    model: str
    roles: tuple[Role, ...]
    days: int = 2


EDIT = Step("Biên tập", "EditingTask", (EDITOR, BOARD_HEAD))
CHECK = Step("Kiểm tra", "CheckTask", (CHECKER, EDITOR, APPROVER, BOARD_HEAD))
APPROVE = Step("Duyệt, xuất bản", "ApprovalTask", (APPROVER, BOARD_HEAD))
WORKFLOW_NAME = "Duyệt và xuất bản"

# The stages of Art. 21.1: the province's board edits, checks and approves in three steps; a small
# board edits and checks in one. A board changes its workflow, and sets others for sections.
STEPS: dict[str, tuple[Step, ...]] = {
    kind: (EDIT, CHECK, APPROVE) if kind == SiteKind.PROVINCE else (CHECK, APPROVE)
    for kind in SiteKind.values
}
