"""People of a board: collaborators of a year, training, fields of duty, substitutes."""
