"""Splitting a text into sentences."""

SPLITTER_VERSION = "1"
