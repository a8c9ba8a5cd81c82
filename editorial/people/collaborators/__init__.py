"""Collaborators [cộng tác viên] of a year: proposed, decided as a whole, ended by a day (R75)."""
