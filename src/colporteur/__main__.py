"""`python -m colporteur`: the same as the `colporteur` command."""

from colporteur.config.command import main

main()
