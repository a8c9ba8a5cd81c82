from .board_tasks import ApprovalTask, CheckTask, EditingTask
from .bulk_review import BulkReview
from .duty import SectionDuty, Substitution
from .outgoing_mail import OutgoingMail
from .review_record import ReviewAct, ReviewRecord
from .takedown import Takedown
from .user import User

__all__ = [
    "ApprovalTask",
    "BulkReview",
    "CheckTask",
    "EditingTask",
    "OutgoingMail",
    "ReviewAct",
    "ReviewRecord",
    "SectionDuty",
    "Substitution",
    "Takedown",
    "User",
]
