"""Forms that are not ours: text, Word and JSON in."""
