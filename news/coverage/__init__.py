"""Inviting a reporter of the provincial portal (Art. 13.6; R87): through the register only."""
