"""A folder like Apertium's, whose programs are ours: each behaves as its name says (see `misbehaving`)."""

import stat
import sys
from pathlib import Path

from colporteur.translation.tests import misbehaving


def install_programs(folder: Path, *ways: str, mode: str = "eng-spa") -> Path:
    """Write the programs and a mode that chains them; gives the folder."""
    lines = []
    for way in ways:
        program = folder / way
        program.write_text(
            f"#!{sys.executable} -SE\nimport runpy, sys\nsys.argv += [{str(program)!r}, {way!r}]\n"
            f"runpy.run_path({misbehaving.__file__!r}, run_name='__main__')\n"
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        lines.append(f"'{program}' $1 $2")
    (folder / "modes").mkdir(exist_ok=True)
    (folder / "modes" / f"{mode}.mode").write_text(" | ".join(lines) + "\n")
    return folder
