"""The checks that every translated sentence passes before print, and the judge that runs them in order."""

from colporteur.translation.rules.checks.judging import CHECKS, judge

__all__ = ["CHECKS", "judge"]
