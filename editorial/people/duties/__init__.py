"""Who approves which section, and who acts for whom (R61, R74)."""
