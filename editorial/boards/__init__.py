"""Editorial boards: who is on them, what the law asks of them, their lists on paper."""
