"""Workbooks in and out: written, looked at, read."""
