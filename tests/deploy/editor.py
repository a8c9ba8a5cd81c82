"""``python -m tests.deploy.editor VERB …``: an editor at work in another process, committed."""

import sys

import django


def publish(code: str, title: str) -> None:
    make_article(Organisation.objects.get(code=code), title)


def draft(code: str, title: str) -> None:
    """Prints the page's id."""
    page = make_article(Organisation.objects.get(code=code), title, publish=False)
    sys.stdout.write(str(page.pk))


def account(code: str, email: str) -> None:
    make_user(Organisation.objects.get(code=code), APPROVER, email)


def close(code: str) -> None:
    deactivate(Organisation.objects.get(code=code))


if __name__ == "__main__":
    django.setup()
    from editorial.roles import APPROVER
    from sites.models import Organisation
    from sites.provisioning import deactivate
    from tests.factories import make_article, make_user

    {"publish": publish, "draft": draft, "account": account, "close": close}[sys.argv[1]](
        *sys.argv[2:]
    )
