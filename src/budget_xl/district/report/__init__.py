"""The report of a district: a page for the screen, a brief for the leader."""
