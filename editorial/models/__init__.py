from .assisting_team_member import AssistingTeamMember
from .board import Board
from .board_member import BoardMember
from .contact_officer import ContactOfficer
from .technical_officer import TechnicalOfficer
from .user import User

__all__ = [
    "AssistingTeamMember",
    "Board",
    "BoardMember",
    "ContactOfficer",
    "TechnicalOfficer",
    "User",
]
