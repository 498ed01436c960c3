"""The checks that every translated sentence passes before print; `judging` runs them in order."""
