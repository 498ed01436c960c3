"""What an installed Apertium lacks is told with the packages that bring it."""

from pathlib import Path

import pytest

from colporteur.config.doctor_apertium import look_at_apertium
from colporteur.config.findings import State
from colporteur.translation.tests.fake_apertium import install_programs


def mode(folder: Path, name: str, line: str) -> None:
    (folder / "modes" / f"{name}.mode").write_text(f"{line}\n", encoding="utf-8")


def test_pairs_that_run_are_good(tmp_path: Path) -> None:
    finding = look_at_apertium(install_programs(tmp_path, "parrot"), ("en", "es"))
    assert (finding.state, finding.found, finding.mend) == (State.GOOD, "en→es", "")


def test_a_folder_without_pairs_is_told_with_what_to_install(tmp_path: Path) -> None:
    finding = look_at_apertium(tmp_path, ("en", "es"))
    assert finding.state is State.LACKING
    assert "apt-get install apertium apertium-eng-spa" in finding.mend


@pytest.mark.parametrize(
    ("line", "lacks", "packages"),
    [
        ("no-cg-here -w | cat", "no-cg-here", "install apertium"),
        ("cat | '/usr/share/apertium/apertium-spa-cat/gone.bin'", "gone.bin", "--reinstall apertium"),
        ("cat '/nowhere/apertium-spa-cat/gone.bin'", "/nowhere", "install --reinstall apertium-spa-cat"),
    ],
)
def test_a_pair_that_lacks_something_is_told_with_its_packages(
    tmp_path: Path, line: str, lacks: str, packages: str
) -> None:
    folder = install_programs(tmp_path, "parrot")
    mode(folder, "spa-cat", line)
    finding = look_at_apertium(folder, ("en", "es"))
    assert finding.state is State.LACKING
    assert finding.found.startswith("es→ca lacks ")
    assert lacks in finding.found
    assert packages in finding.mend


def test_a_program_of_another_package_is_named_with_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = install_programs(tmp_path, "parrot")
    mode(folder, "spa-cat", "cg-proc | lrx-proc")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert look_at_apertium(folder, ()).mend.endswith("apt-get install apertium-lex-tools cg3")


def test_a_pair_of_the_paper_whose_programs_do_not_run_is_told(tmp_path: Path) -> None:
    folder = install_programs(tmp_path, "parrot")
    mode(folder, "eng-spa", "false | cat")
    finding = look_at_apertium(folder, ("en", "es"))
    assert finding.state is State.LACKING
    assert finding.found.startswith("en→es does not run: ")
    assert "--reinstall" in finding.mend
    assert look_at_apertium(folder, ("en", "de")).state is State.GOOD
