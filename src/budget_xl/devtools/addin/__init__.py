"""Builds the Excel add-in from the text sources in ``macros/``."""
