"""Installing and removing models: each is there as a whole or not at all."""

import contextlib
import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from colporteur.translation.engines.contract import Pair
from colporteur.translation.packages.catalogue import Offer
from colporteur.translation.packages.errors import NoSuchModel, UntrustedModel
from colporteur.translation.packages.fetching import Progress, fetch
from colporteur.translation.packages.installed import BadModel, Kind, Model, look_round, read_model
from colporteur.translation.packages.pins import add_pin, checksum_of, expected_checksum
from colporteur.translation.packages.unpacking import unpack


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What the operator vouches for: the SHA-256 that the file has, or, without one, whatever file comes."""

    checksum: str | None = None
    whatever_comes: bool = False


def install_offer(offer: Offer, models: Path, *, trust: Trust, progress: Progress) -> tuple[Model, str]:
    """Fetch a package, compare its checksum, unpack it, and put it in the place of older ones of its pair.

    Gives the model and the checksum of its file, which is kept and compared from then on.

    Raises:
        ModelsUnreachable, UntrustedModel, BadModel: nothing has been installed.
    """
    expected = expected_checksum(models, offer.folder, trust.checksum)
    if expected is None and not trust.whatever_comes:
        raise UntrustedModel(
            f"No checksum is known for {offer.folder}. Give the one its source names with --sha256; or, if you trust the "
            "source, add --accept-unpinned: the checksum of what comes is shown and kept, and compared from then on."
        )
    archive = models / ".fetched" / f"{offer.folder}.argosmodel"
    with _alone(models):
        if not archive.exists():
            fetch(offer.links, archive, progress)
        try:
            checksum = _checked(archive, offer.folder, expected)
            model = _put_in_place(archive, models, offer.pair)
        finally:
            archive.unlink()
        add_pin(models, offer.folder, checksum)
    return model, checksum


def install_file(archive: Path, models: Path, *, trust: Trust) -> tuple[Model, str]:
    """Install a package that the operator has fetched; a checksum that is known for its name must fit, and is kept.

    Raises:
        UntrustedModel, BadModel: nothing has been installed.
    """
    if not archive.is_file():
        raise BadModel(f"There is no file {archive}.")
    with _alone(models):
        checksum = _checked(archive, archive.stem, expected_checksum(models, archive.stem, trust.checksum))
        model = _put_in_place(archive, models, None)
        add_pin(models, archive.stem, checksum)
    return model, checksum


def remove_model(pair: Pair, models: Path) -> tuple[Model, ...]:
    """Remove every installed model of a pair.

    Raises:
        NoSuchModel: there is none.
    """
    with _alone(models):
        found = tuple(model for model in look_round(models).models if model.pair == pair)
        if not found:
            raise NoSuchModel(f"No model for {pair.source} to {pair.target} is installed in {models}.")
        for model in found:
            _discard(model.folder, models)
    return found


def _checked(archive: Path, name: str, expected: str | None) -> str:
    checksum = checksum_of(archive)
    if expected is not None and checksum != expected:
        raise UntrustedModel(
            f"The file of {name} has the SHA-256 {checksum}, but {expected} was expected. It is damaged or not what it was, "
            "and has not been installed. Fetch it anew; if its source says that it has changed, give the new one with --sha256."
        )
    return checksum


def _put_in_place(archive: Path, models: Path, pair: Pair | None) -> Model:
    """Unpack beside the models, try it, and only then let it take the place of older packages of the same pair."""
    with tempfile.TemporaryDirectory(prefix=".unpacking-", dir=models) as aside:
        folder = unpack(archive, Path(aside))
        model = read_model(folder)
        if pair is not None and model.pair != pair:
            raise BadModel(f"{archive.name} translates {model.pair.source} into {model.pair.target}, not this pair.")
        _try_out(model)
        place = models / folder.name
        if place.exists():
            _discard(place, models)
        folder.rename(place)
    for older in look_round(models).models:
        if older.pair == model.pair and older.kind is Kind.ARGOS and older.folder != place:
            _discard(older.folder, models)
    return read_model(place)


def _try_out(model: Model) -> None:
    """Whether CTranslate2 can load it at all."""
    import ctranslate2

    try:
        ctranslate2.Translator(str(model.weights))
    except (RuntimeError, ValueError) as error:
        raise BadModel(f"{model.name} holds a model that CTranslate2 cannot load: {error}.") from error


def _discard(folder: Path, models: Path) -> None:
    """Out of the way at once, then gone: readers of the folder see all of it or nothing."""
    with tempfile.TemporaryDirectory(prefix=".removed-", dir=models) as aside:
        folder.rename(Path(aside) / folder.name)


@contextlib.contextmanager
def _alone(models: Path) -> Iterator[None]:
    """One installation or removal at a time; what killed ones left behind is swept out first."""
    models.mkdir(parents=True, exist_ok=True)
    with (models / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for pattern in (".unpacking-*", ".removed-*"):
            for left in models.glob(pattern):
                shutil.rmtree(left)
        yield
