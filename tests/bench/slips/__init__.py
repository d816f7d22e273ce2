"""The slips that clerks make, by the block of the form in which they happen."""
