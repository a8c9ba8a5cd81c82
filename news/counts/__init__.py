"""How much of the five kinds of content the board published (Art. 14.1; R92)."""
