"""Accounts of the demonstration, opened by one-time links; no password exists anywhere."""

from dataclasses import dataclass

from django.db import transaction

from editorial.invitations import invitation_link, invite
from editorial.models import User
from editorial.roles import (
    APPROVER,
    BOARD_HEAD,
    CHECKER,
    EDITOR,
    NETWORK_OPERATOR,
    WRITER,
    Role,
)
from sites.models import Organisation
from sites.tenancy import entered

from .units import PROVINCE_CODE

TO_HIEU = "xa-03649"


@dataclass(frozen=True)
class Person:
    """``unit``: code of the organisation. The name says what the account is for."""

    email: str
    name: str
    role: Role
    unit: str


PEOPLE = (
    Person("nguoi-viet@example.org", "Người viết (minh họa)", WRITER, TO_HIEU),
    Person("nguoi-duyet@example.org", "Người duyệt (minh họa)", APPROVER, TO_HIEU),
    Person("bien-tap@example.org", "Biên tập viên (minh họa)", EDITOR, TO_HIEU),
    Person("kiem-tra@example.org", "Người kiểm tra (minh họa)", CHECKER, TO_HIEU),
    Person("truong-ban@example.org", "Trưởng ban (minh họa)", BOARD_HEAD, TO_HIEU),
    Person("duyet-tinh@example.org", "Người duyệt (minh họa)", APPROVER, PROVINCE_CODE),
    Person("van-hanh@example.org", "Người vận hành (minh họa)", NETWORK_OPERATOR, PROVINCE_CODE),
)


def sign_in_links(organisations: dict[str, Organisation]) -> list[dict[str, str]]:
    """Accounts made where they are missing, each with a link made now.

    A link lets its bearer choose a password, also in place of one that was chosen before;
    using it voids it, because it is bound to the password.
    """
    return [
        _entry(person, organisations[person.unit])
        for person in PEOPLE
        if person.unit in organisations
    ]


def _entry(person: Person, organisation: Organisation) -> dict[str, str]:
    with entered(organisation), transaction.atomic():
        user = User.objects.filter(email=person.email).first()
        if user is None:
            # The admin greets with the given name, the last piece: here it is the whole.
            one_piece = person.name.replace(" ", "\N{NO-BREAK SPACE}")
            user = invite(person.email, [person.role], full_name=one_piece)
        return {
            "role": person.role.name,
            "organisation": organisation.name,
            "link": invitation_link(user),
        }
