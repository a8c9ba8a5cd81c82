"""Which page may be translated into which language."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from sites.models import Domain, DomainStatus
from sites.tenancy import current_organisation

ROOT_DEPTH = 2  # roots of sites; above them only Wagtail's root


def other_languages(page: Page) -> QuerySet[Locale]:
    """Languages of the organisation's other sites; a locale without a site does not count."""
    sites = Domain.objects.filter(tenant=current_organisation(), status=DomainStatus.ACTIVE)
    return Locale.objects.filter(language_code__in=sites.values("language")).exclude(
        pk=page.locale_id
    )


def targets(page: Page) -> QuerySet[Locale]:
    """Languages into which the page can be translated now: its section has a counterpart there."""
    if page.depth <= ROOT_DEPTH:
        return Locale.objects.none()
    key = page.get_parent().translation_key
    counterparts = Page.objects.filter(translation_key=key, alias_of=None)
    return (
        other_languages(page)
        .filter(pk__in=counterparts.values("locale"))
        .exclude(pk__in=page.get_translations().values("locale"))
    )


def refusal(page: Page) -> str:
    """Why the page cannot be translated, for its editor; empty when it can.

    wagtail-localize would otherwise copy the missing parents into a second tree.
    """
    if page.depth <= ROOT_DEPTH:
        return _("A site's home page is not translated: each site has a home page of its own.")
    if targets(page).exists():
        return ""
    others = other_languages(page)
    if not others.exists():
        return _("This organisation has no site in another language.")
    if not others.exclude(pk__in=page.get_translations().values("locale")).exists():
        return _("This page has a translation already.")
    return _(
        "“%(section)s” has no corresponding section on the site in the other language. "
        "Write a page of its own there."
    ) % {"section": page.get_parent().title}


def begun_translation(page: Page) -> Translation | None:
    """The translation that the page is still the draft of; None once it was published."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
