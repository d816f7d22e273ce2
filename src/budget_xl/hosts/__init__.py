"""Thin hosts: the command line."""
