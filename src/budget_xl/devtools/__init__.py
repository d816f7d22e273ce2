"""Writes or checks everything that is generated."""
