"""Installing and removing models: each is there as a whole or not at all."""

import contextlib
import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from colporteur.translation.engines.contract import Pair
from colporteur.translation.packages.catalogue import Offer
from colporteur.translation.packages.errors import NoSuchModel, UntrustedModel
from colporteur.translation.packages.fetching import Progress, fetch
from colporteur.translation.packages.installed import BadModel, Kind, Model, look_round, read_model
from colporteur.translation.packages.pins import add_pin, checksum_of, known_pins
from colporteur.translation.packages.unpacking import unpack


def install_offer(offer: Offer, models: Path, *, accept_unpinned: bool, progress: Progress) -> tuple[Model, str]:
    """Fetch a package, compare its checksum, unpack it, and put it in the place of older ones of its pair.

    Gives the model and the checksum of its file.

    Raises:
        ModelsUnreachable, UntrustedModel, BadModel: nothing has been installed.
    """
    pinned = known_pins(models).get(offer.folder)
    if pinned is None and not accept_unpinned:
        raise UntrustedModel(
            f"No checksum is known for {offer.folder}. If you trust its source, add --accept-unpinned: "
            "the checksum of what comes is shown and kept, and compared from then on."
        )
    archive = models / ".fetched" / f"{offer.folder}.argosmodel"
    with _alone(models):
        if not archive.exists():
            fetch(offer.links, archive, progress)
        try:
            checksum = _checked(archive, offer.folder, pinned)
            model = _put_in_place(archive, models, offer.pair)
        finally:
            archive.unlink()
        if pinned is None:
            add_pin(models, offer.folder, checksum)
    return model, checksum


def install_file(archive: Path, models: Path) -> tuple[Model, str]:
    """Install a package that the operator has fetched; a checksum that is known for its name must fit.

    Raises:
        UntrustedModel, BadModel: nothing has been installed.
    """
    if not archive.is_file():
        raise BadModel(f"There is no file {archive}.")
    with _alone(models):
        checksum = _checked(archive, archive.stem, known_pins(models).get(archive.stem))
        return _put_in_place(archive, models, None), checksum


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


def _checked(archive: Path, name: str, pinned: str | None) -> str:
    checksum = checksum_of(archive)
    if pinned is not None and checksum != pinned:
        raise UntrustedModel(
            f"The file of {name} has the SHA-256 {checksum}, but {pinned} was expected. "
            "It is damaged or not what it was: it has not been installed."
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
