"""Events: the month as a table, calendar files."""
