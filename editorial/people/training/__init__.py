"""Courses that people of the board attended, and who attended none (R208, R219)."""
