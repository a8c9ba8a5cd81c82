from .assisting_team_member import AssistingTeamMember
from .board import Board
from .board_member import BoardMember
from .board_tasks import ApprovalTask, CheckTask, EditingTask
from .bulk_review import BulkReview
from .contact_officer import ContactOfficer
from .correction import Correction
from .duty import SectionDuty, Substitution
from .outgoing_mail import OutgoingMail
from .review_record import ReviewAct, ReviewRecord
from .sign_in_attempt import SignInAttempt, SignInOutcome
from .takedown import Takedown
from .technical_officer import TechnicalOfficer
from .user import User

__all__ = [
    "ApprovalTask",
    "AssistingTeamMember",
    "Board",
    "BoardMember",
    "BulkReview",
    "CheckTask",
    "ContactOfficer",
    "Correction",
    "EditingTask",
    "OutgoingMail",
    "ReviewAct",
    "ReviewRecord",
    "SectionDuty",
    "SignInAttempt",
    "SignInOutcome",
    "Substitution",
    "Takedown",
    "TechnicalOfficer",
    "User",
]
