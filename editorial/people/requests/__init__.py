"""What the province's board asks of units, and their answers (R83)."""
