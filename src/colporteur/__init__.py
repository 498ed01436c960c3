"""Colporteur: publish a story once, and every reader gets it in their own language."""
