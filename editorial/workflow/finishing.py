"""What an approved text becomes: exactly the version that was approved is published."""

from typing import Any

from django.core.exceptions import PermissionDenied


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Called by Wagtail when the last step is taken (``WAGTAIL_FINISH_WORKFLOW_ACTION``).

    Nobody has the right to publish directly: the workflow is the only way.

    Raises:
        PermissionDenied: a newer version was saved in between.
    """
    revision = workflow_state.current_task_state.revision
    if revision.pk != workflow_state.content_object.latest_revision_id:
        raise PermissionDenied
    revision.publish(user=user, skip_permission_checks=True)
