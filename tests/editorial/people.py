"""People of a board, for tests."""

from django.core.files.uploadedfile import SimpleUploadedFile

from editorial.models import Collaborator, CollaboratorList
from editorial.models.collaborator_list import this_year
from sites.models import Organisation
from sites.tasks import run_now
from sites.tenancy import entered
from tests.factories import make_user

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def pdf(content: bytes = PDF, name: str = "quyet-dinh.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def make_list(organisation: Organisation, *emails: str, **fields: object) -> CollaboratorList:
    """A list with one person for each address."""
    with entered(organisation):
        of_list = CollaboratorList(**{"year": this_year(), **fields})
        of_list.people = [
            Collaborator(
                full_name=f"Lò Thị {number}",
                position="Giáo viên",
                email=email,
                phone="0212 3751 595",
                field="Giáo dục",
            )
            for number, email in enumerate(emails or ("ctv@example.org",))
        ]
        of_list.save()
        return of_list


def signed_in(organisation, browse, role, email="bien-tap@example.org"):
    """A client of a new account."""
    client = browse(organisation)
    user = make_user(organisation, role, email)
    with entered(organisation):
        client.force_login(user)
    client.user = user
    return client


def work(organisation: Organisation, rounds: int = 3) -> None:
    """Run what waits, and what that enqueued."""
    for _round in range(rounds):
        run_now(organisation.schema_name)
