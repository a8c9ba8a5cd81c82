"""Rules for host names (Art. 6, R37-R42): validation and suggestion."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .kinds import DOMAIN_RULES, RESERVED_LABELS

LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\Z")
MAX_HOST_LENGTH = 253


def validate_label(label: str) -> None:
    """Check one label of a host name.

    Raises:
        ValidationError: marks, spaces, capitals, a hyphen at an end or a length over 63.
    """
    if len(label) > 63:
        raise ValidationError(_("“%(label)s” is longer than 63 characters.") % {"label": label})
    if not LABEL.match(label):
        raise ValidationError(
            _(
                "“%(label)s” cannot be part of a domain: only letters a to z without marks, "
                "digits, and hyphens between them."
            )
            % {"label": label}
        )
    if label[2:4] == "--":
        raise ValidationError(
            _("“%(label)s” has hyphens in third and fourth place, which the DNS keeps for itself.")
            % {"label": label}
        )


def validate_host(host: str, kind: str) -> None:
    """Check a whole host name for a site kind.

    Raises:
        ValidationError: outside the base domain, too many or too few labels for the
            kind, a label that is not valid, or a reserved first label.
    """
    labels = labels_below_base(host)
    rule = DOMAIN_RULES[kind]
    if len(host) > MAX_HOST_LENGTH:
        raise ValidationError(_("The domain is longer than 253 characters."))
    for label in labels:
        validate_label(label)
    if len(labels) not in rule.labels:
        raise ValidationError(
            _(
                "A site of this kind has %(expected)s labels before .%(base)s (Art. %(article)s); "
                "“%(host)s” has %(count)s."
            )
            % {
                "expected": _(" or ").join(str(count) for count in rule.labels),
                "base": settings.BASE_DOMAIN,
                "article": rule.article,
                "host": host,
                "count": len(labels),
            }
        )
    if labels and RESERVED_LABELS.get(labels[0], kind) != kind:
        raise ValidationError(_("The label “%(label)s” is reserved.") % {"label": labels[0]})


def labels_below_base(host: str) -> list[str]:
    """Labels of ``host`` before the base domain, the leftmost first.

    Raises:
        ValidationError: the host lies outside the base domain.
    """
    base = settings.BASE_DOMAIN
    if host == base:
        return []
    if not host.endswith(f".{base}"):
        raise ValidationError(
            _("“%(host)s” does not belong to .%(base)s.") % {"host": host, "base": base}
        )
    return host[: -len(base) - 1].split(".")


def suggest_host(name: str, kind: str, parent_host: str = "") -> str:
    """The host that Article 6 leads to expect for a unit; may be taken or overridden.

    ``parent_host``: host of the parent district's site, for communes that lie below it.
    """
    rule = DOMAIN_RULES[kind]
    label = rule.suggest(name)[:63].strip("-")
    base = parent_host if rule.below_parent and parent_host else settings.BASE_DOMAIN
    return f"{label}.{base}" if label else base
