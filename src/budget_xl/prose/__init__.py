"""Reads Chinese budget prose: calculations, indicator values, lists, names, documents."""
