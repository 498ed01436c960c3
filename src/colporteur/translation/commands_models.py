"""`colporteur models`: which translation models there are, getting one, throwing one away."""

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from colporteur.foundations.progress import progress_bar
from colporteur.foundations.settings import house
from colporteur.translation.engines.contract import Pair
from colporteur.translation.engines.languages import ARGOS_CODES, address_code
from colporteur.translation.packages.catalogue import Offer, find_offer, read_catalogue
from colporteur.translation.packages.errors import ModelsUnreachable, NoSuchModel
from colporteur.translation.packages.fetching import Progress as Told
from colporteur.translation.packages.installed import Model, look_round
from colporteur.translation.packages.pins import known_pins
from colporteur.translation.packages.shop import Trust, install_file, install_offer, remove_model


def run(arguments: list[str]) -> int:
    """List, install or remove; gives the exit status.

    Raises:
        ColporteurError: with one sentence that says what to do.
    """
    chosen = _parser().parse_args(arguments)
    folder = house().models
    if chosen.deed == "list":
        return _list(folder, only_installed=chosen.installed)
    if chosen.deed == "remove":
        for model in remove_model(_pair(chosen.pair), folder):
            print(f"{model.name} is removed.")
        return 0
    return _install(chosen.pair, folder, Trust(checksum=chosen.sha256, whatever_comes=chosen.accept_unpinned))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="colporteur models", description=__doc__)
    deeds = parser.add_subparsers(required=True, dest="deed", metavar="list | install | remove")
    listing = deeds.add_parser("list", help="what is installed, and what the public list offers")
    listing.add_argument("--installed", action="store_true", help="only what is installed; needs no network")
    install = deeds.add_parser("install", help="fetch and install a package, such as `install en-de`")
    install.add_argument("pair", nargs="+", metavar="PAIR", help="two languages, such as en-de, or an .argosmodel file")
    install.add_argument(
        "--sha256", type=_checksum, metavar="HEX", help="the checksum that the file has, as its source names it"
    )
    install.add_argument(
        "--accept-unpinned",
        action="store_true",
        help="take a package whose checksum is not known, and keep its checksum",
    )
    remove = deeds.add_parser("remove", help="throw an installed model away")
    remove.add_argument("pair", nargs="+", metavar="PAIR", help="two languages, such as en-de")
    return parser


def _list(folder: Path, *, only_installed: bool) -> int:
    shop = look_round(folder)
    for model in shop.models:
        print(_row(model.pair, "installed", model.version, model.name))
    for path, reason in shop.broken:
        print(f"{path.name} cannot be used: {reason}", file=sys.stderr)
    if only_installed:
        if not shop.models:
            print("No model is installed. `colporteur models list` shows what there is.", file=sys.stderr)
        return 0
    try:
        offers = read_catalogue(house()["models.index"])
    except ModelsUnreachable as error:
        print(f"colporteur: {error}", file=sys.stderr)
        return 1
    pins, there = known_pins(folder), {model.pair for model in shop.models}
    for offer in sorted(offers, key=lambda offer: offer.pair):
        if offer.pair not in there:
            state = "pinned" if offer.folder in pins else "unpinned"
            print(_row(offer.pair, state, offer.version, offer.languages))
    return 0


def _row(pair: Pair, state: str, version: str, says: str) -> str:
    return f"{pair.source + '-' + pair.target:<14}{state:<11}{version:<8}{says}"


def _checksum(text: str) -> str:
    if not re.fullmatch(r"[0-9a-fA-F]{64}", text.strip()):
        raise argparse.ArgumentTypeError("a SHA-256 has 64 hex digits")
    return text.strip().lower()


def _install(words: list[str], folder: Path, trust: Trust) -> int:
    if len(words) == 1 and words[0].endswith(".argosmodel"):
        model, checksum = install_file(Path(words[0]), folder, trust=trust)
    else:
        pair = _pair(words)
        offer = find_offer(read_catalogue(house()["models.index"]), pair)
        with _bar(offer) as progress:
            model, checksum = install_offer(offer, folder, trust=trust, progress=progress)
    print(_installed(model, checksum))
    return 0


def _installed(model: Model, checksum: str) -> str:
    lines = [
        f"{model.name} is installed: {model.pair.source} to {model.pair.target}.",
        f"SHA-256 of its file: {checksum}",
    ]
    readme = model.folder / "README.md"
    if readme.exists():
        lines.append(f"Its licence and sources: {readme}")
    return "\n".join(lines)


@contextmanager
def _bar(offer: Offer) -> Iterator[Told]:
    """A progress bar on standard error; silent where that is no terminal."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with progress_bar(*columns) as bar:
        task = bar.add_task(offer.folder, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _pair(words: list[str]) -> Pair:
    """`en-de`, `en de`, `en_de` and `eng-deu` are the same pair; so are `en-pt-br` and `en pt-br`."""
    parts = words if len(words) == 2 else _parted(words[0]) if len(words) == 1 else []
    if len(parts) != 2 or not all(parts):
        raise NoSuchModel(
            f"“{' '.join(words)}” is no pair of languages; write it as in `colporteur models install en-de`."
        )
    return Pair(address_code(parts[0]), address_code(parts[1]))


def _parted(word: str) -> list[str]:
    """A language of several parts is known by its name: `pt-br` is one."""
    parts = re.split(r"[-_]", word.lower())
    for cut in range(1, len(parts)):
        sides = ["-".join(parts[:cut]), "-".join(parts[cut:])]
        if all("-" not in side or side in ARGOS_CODES.values() for side in sides):
            return sides
    return parts
