"""Rules on 测算依据."""
