"""The doctor's look at Apertium: which of its pairs can run, what the others lack, and which packages bring that."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from colporteur.config.findings import Finding, State
from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.apertium import Apertium
from colporteur.translation.engines.contract import Pair, Wanted

WHAT = "Apertium"
PACKAGES = "apertium apertium-eng-spa apertium-spa-cat cg3"
PATIENCE_SECONDS = 10.0
# Debian's packages of the programs that mode files name; every other program of theirs is in `apertium`.
PACKAGE_OF = {
    "lt-proc": "lttoolbox",
    "lrx-proc": "apertium-lex-tools",
    "lsx-proc": "apertium-separable",
    "rtx-proc": "apertium-recursive",
    "apertium-anaphora": "apertium-anaphora",
    "cg-proc": "cg3",
    "vislcg3": "cg3",
    "hfst-proc": "hfst",
}


def look_at_apertium(folder: Path, editions: Sequence[str]) -> Finding:
    """Bad nowhere: a paper can do without. The pairs of the paper's own editions are tried with a word."""
    engine = Apertium(folder, patience=PATIENCE_SECONDS)
    if engine.problems():
        return _lacks(engine.problems())
    if not engine.pairs():
        return _has_no_pair(folder)
    failed = list(_failures(engine, editions))
    if failed:
        mend = "Install its packages anew, as root on Debian or Ubuntu: apt-get install --reinstall apertium lttoolbox"
        return Finding(what=WHAT, state=State.LACKING, found="; ".join(failed), mend=mend)
    return Finding(what=WHAT, state=State.GOOD, found=", ".join(sorted(map(_named, engine.pairs()))))


def _has_no_pair(folder: Path) -> Finding:
    install = f"As root on Debian or Ubuntu: apt-get install {PACKAGES}"
    if shutil.which("apertium") is None:
        found = "not installed: there is no rough translation between English, Spanish and Catalan"
        return Finding(what=WHAT, state=State.LACKING, found=found, mend=install)
    return Finding(
        what=WHAT,
        state=State.LACKING,
        found=f"installed, but without a language pair in {folder}",
        mend=f"{install}; or set `translation.apertium_folder` to where the pairs are.",
    )


def _lacks(problems: Mapping[Pair, tuple[str, ...]]) -> Finding:
    """A pair whose files are gone is installed anew, a program that is missing for the first time."""
    told = [f"{_named(pair)} lacks {', '.join(missing)}" for pair, missing in sorted(problems.items(), key=str)]
    missing = {each for several in problems.values() for each in several}
    files = [each for each in missing if each.startswith("/")]
    packages = {PACKAGE_OF.get(each, "apertium") for each in missing.difference(files)} | set(map(_pair_package, files))
    anew = "--reinstall " if files else ""
    return Finding(
        what=WHAT,
        state=State.LACKING,
        found="; ".join(told),
        mend=f"As root on Debian or Ubuntu: apt-get install {anew}{' '.join(sorted(packages))}",
    )


def _pair_package(file: str) -> str:
    """Debian names the package as Apertium names the folder of a pair: `apertium-eng-spa`."""
    return next((part for part in PurePath(file).parts[:-1] if part.startswith("apertium-")), "apertium")


def _failures(engine: Apertium, editions: Sequence[str]) -> Iterator[str]:
    wanted = {Pair(one, other) for one in editions for other in editions}
    try:
        for pair in sorted(engine.pairs() & wanted, key=str):
            try:
                engine.translate(pair, [Wanted(text="12")])
            except (EngineUnavailable, EngineRefused) as error:
                yield f"{_named(pair)} does not run: {error}"
    finally:
        engine.close()


def _named(pair: Pair) -> str:
    return f"{pair.source}→{pair.target}"
