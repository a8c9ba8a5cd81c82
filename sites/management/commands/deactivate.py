from sites.provisioning import deactivate

from ._status import StatusCommand


class Command(StatusCommand):
    """Close a site with a notice; its data and domains are kept."""

    help = "Close an organisation's sites with a notice (410).\nExample: ./portal deactivate stp"
    change = staticmethod(deactivate)
    done = "deactivated; data and domains are kept"
