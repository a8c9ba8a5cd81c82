"""What an account's owner is told of its sign-ins (R214)."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import SignInAttempt, SignInOutcome, User
from .addresses import device
from .attempts import account_key

SHOWN = 30


def of_account(user: User) -> QuerySet[SignInAttempt]:
    """What happened at the door with this account, latest first."""
    key = account_key(user.email)
    return SignInAttempt.objects.filter(Q(user_id=user.pk) | Q(email=key)).order_by(
        "-timestamp", "-pk"
    )


def greeting(user: User) -> str:
    """When and from where the account was last signed in to; empty the first time. Called
    before the present sign-in is added."""
    entries = of_account(user)
    last = entries.filter(action=SignInOutcome.SUCCESS).first()
    if last is None:
        return ""
    text = _("Last sign-in: %(time)s from %(address)s (%(device)s).") % {
        "time": f"{timezone.localtime(last.timestamp):%H:%M %d/%m/%Y}",
        "address": last.address or _("an unknown address"),
        "device": device(last.agent),
    }
    wrong = entries.filter(action=SignInOutcome.WRONG, timestamp__gt=last.timestamp).count()
    if wrong:
        text += " " + ngettext(
            "Since then a wrong password was typed %(count)d time. If it was not you, change "
            "your password and tell the head of the editorial board.",
            "Since then a wrong password was typed %(count)d times. If it was not you, change "
            "your password and tell the head of the editorial board.",
            wrong,
        ) % {"count": wrong}
    return text
