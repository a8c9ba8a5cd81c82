from sites.provisioning import reactivate

from ._status import StatusCommand


class Command(StatusCommand):
    """Open a closed site again, as it was."""

    help = "Open a deactivated organisation's sites again.\nExample: ./portal reactivate stp"
    change = staticmethod(reactivate)
    done = "open again"
