from .assisting_team_member import AssistingTeamMember
from .board import Board
from .board_member import BoardMember
from .board_tasks import ApprovalTask, CheckTask, EditingTask
from .bulk_review import BulkReview
from .collaborator import Collaborator
from .collaborator_decision import CollaboratorDecision
from .collaborator_list import CollaboratorList, WritesFor
from .collaborator_term import CollaboratorTerm
from .contact_officer import ContactOfficer
from .correction import Correction
from .duty import SectionDuty, Substitution
from .editor_profile import EditorProfile
from .outgoing_mail import OutgoingMail
from .review_record import ReviewAct, ReviewRecord
from .sign_in_attempt import SignInAttempt, SignInOutcome
from .takedown import Takedown
from .technical_officer import TechnicalOfficer
from .training_course import CourseKind, TrainingCourse
from .training_participant import TrainingParticipant
from .user import User

__all__ = [
    "ApprovalTask",
    "AssistingTeamMember",
    "Board",
    "BoardMember",
    "BulkReview",
    "CheckTask",
    "Collaborator",
    "CollaboratorDecision",
    "CollaboratorList",
    "CollaboratorTerm",
    "ContactOfficer",
    "Correction",
    "CourseKind",
    "EditingTask",
    "EditorProfile",
    "OutgoingMail",
    "ReviewAct",
    "ReviewRecord",
    "SectionDuty",
    "SignInAttempt",
    "SignInOutcome",
    "Substitution",
    "Takedown",
    "TechnicalOfficer",
    "TrainingCourse",
    "TrainingParticipant",
    "User",
    "WritesFor",
]
