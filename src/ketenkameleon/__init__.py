"""Ketenkameleon: one professional, one child, one promise."""

__version__ = "0.1.0"
