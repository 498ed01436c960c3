"""Figures: is every number of the original in the translation, and none besides?"""

from colporteur.translation.rules.checks.figures.survival import figures_survive

__all__ = ["figures_survive"]
