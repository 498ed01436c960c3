import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from colporteur.foundations.errors import ColporteurError
from colporteur.foundations.settings import house
from colporteur.translation.commands_models import run
from colporteur.translation.engines.contract import Pair, Wanted
from colporteur.translation.engines.ctranslate2 import Ctranslate2
from colporteur.translation.packages import pins
from colporteur.translation.packages.errors import ModelsUnreachable, NoSuchModel, UntrustedModel
from colporteur.translation.packages.installed import BadModel
from colporteur.translation.tests import tiny_model
from colporteur.translation.tests.package_server import Warehouse, warehouse

EN_DE = Pair("en", "de")
NAME = "translate-en_de-1_0"


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a whole, tiny package."""
    return packed(tmp_path_factory.mktemp("package"))


def packed(folder: Path, version: str = "1.0", target: str = "de") -> bytes:
    built = tiny_model.build_argos(folder, target=target, version=version)
    (built / "stanza").mkdir()
    (built / "stanza" / "large.pt").write_bytes(b"not needed")
    return tiny_model.zip_package(built, folder / "file.argosmodel").read_bytes()


def made_anew(package: bytes) -> bytes:
    """Another file of the same name and pair."""
    file = io.BytesIO(package)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(f"{NAME}/note.txt", "made anew")
    return file.getvalue()


@pytest.fixture
def server() -> Iterator[Warehouse]:
    with warehouse() as held:
        yield held


@pytest.fixture
def models(tmp_path: Path, server: Warehouse, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The models folder of a paper whose list of models is on this machine."""
    monkeypatch.setenv("COLPORTEUR_HOME", str(tmp_path))
    monkeypatch.setenv("COLPORTEUR_MODELS_INDEX", server.index)
    house.cache_clear()
    yield house().models
    house.cache_clear()


def pin(models: Path, name: str, file: bytes) -> None:
    models.mkdir(parents=True, exist_ok=True)
    (models / "pins.json").write_text(json.dumps({name: hashlib.sha256(file).hexdigest()}))


def left_over(models: Path) -> set[str]:
    """What is in the folder besides installed models."""
    found = {str(each.relative_to(models)) for each in models.rglob("*") if each.is_file()}
    return {name for name in found if not name.startswith("translate-")} - {".lock", "pins.json"}


def translated(models: Path, text: str) -> str:
    return Ctranslate2(models).translate(EN_DE, [Wanted(text=text)])[0].text


def test_a_pinned_package_is_installed_and_translates(
    models: Path, server: Warehouse, package: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    server.offer(NAME, package)
    pin(models, NAME, package)
    assert run(["install", "en", "de"]) == 0
    said = capsys.readouterr().out
    assert hashlib.sha256(package).hexdigest() in said
    assert "README.md" in said
    assert translated(models, "The harbour is open.") == "The Hafen is open."
    assert (models / NAME / "README.md").read_text().startswith("Made for a test")
    assert not (models / NAME / "stanza").exists()
    assert left_over(models) == set()


@pytest.mark.parametrize("words", [["en-de"], ["en", "de"], ["en_de"], ["eng-deu"], ["EN", "DE"]])
def test_a_pair_can_be_written_in_several_ways(
    models: Path, server: Warehouse, package: bytes, words: list[str]
) -> None:
    server.offer(NAME, package)
    pin(models, NAME, package)
    assert run(["install", *words]) == 0


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["en-pt-br"], "translate-en_pb-1_0"),
        (["en", "pt-br"], "translate-en_pb-1_0"),
        (["zh-hant-en"], "translate-zt_en-1_0"),
        (["pt_BR-en"], "translate-pb_en-1_0"),
    ],
)
def test_a_language_of_two_parts_is_told_from_a_pair(
    models: Path, server: Warehouse, words: list[str], name: str
) -> None:
    server.offer(name, b"")
    with pytest.raises(UntrustedModel, match=name):
        run(["install", *words])


@pytest.mark.parametrize("words", [["en"], ["en-de-fr"], ["en", "de", "fr"], ["de-"]])
def test_what_is_no_pair_is_refused(models: Path, words: list[str]) -> None:
    with pytest.raises(NoSuchModel, match="is no pair of languages"):
        run(["install", *words])


def test_a_package_without_a_known_checksum_is_not_fetched(models: Path, server: Warehouse, package: bytes) -> None:
    server.offer(NAME, package)
    with pytest.raises(UntrustedModel, match="--accept-unpinned"):
        run(["install", "en", "de"])
    assert [path for path, _ in server.asked] == ["/index.json"]


def test_a_checksum_that_the_operator_names_is_compared_and_kept(
    models: Path, server: Warehouse, package: bytes
) -> None:
    server.offer(NAME, package)
    with pytest.raises(UntrustedModel, match=r"0{64} was expected"):
        run(["install", "en-de", "--sha256", "0" * 64])
    assert left_over(models) == set()
    assert run(["install", "en-de", "--sha256", hashlib.sha256(package).hexdigest().upper()]) == 0
    assert run(["install", "en-de"]) == 0


def test_another_file_under_the_same_name_is_refused_until_its_checksum_is_named(
    models: Path, server: Warehouse, package: bytes
) -> None:
    server.offer(NAME, package)
    run(["install", "en-de", "--accept-unpinned"])
    newer = made_anew(package)
    server.offer(NAME, newer)
    for words in (["--accept-unpinned"], []):
        with pytest.raises(UntrustedModel, match="--sha256"):
            run(["install", "en-de", *words])
    assert run(["install", "en-de", "--sha256", hashlib.sha256(newer).hexdigest()]) == 0


def test_what_is_shipped_is_compared_until_the_operator_names_another(
    models: Path, server: Warehouse, package: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shipped.json").write_text(json.dumps({NAME: "0" * 64}))
    monkeypatch.setattr(pins, "SHIPPED", tmp_path / "shipped.json")
    server.offer(NAME, package)
    for words in ([], ["--accept-unpinned"]):
        with pytest.raises(UntrustedModel, match=r"0{64} was expected"):
            run(["install", "en-de", *words])
    assert run(["install", "en-de", "--sha256", hashlib.sha256(package).hexdigest()]) == 0
    assert run(["install", "en-de"]) == 0


def test_the_table_that_is_shipped_holds_checksums_of_the_packages_a_newspaper_begins_with() -> None:
    table = json.loads(pins.SHIPPED.read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"translate-\w+-\w+", name) for name in table)
    assert all(re.fullmatch(r"[0-9a-f]{64}", checksum) for checksum in table.values())
    assert len(set(table.values())) == len(table)
    pairs = {name.split("-")[1] for name in table}
    assert pairs >= {"en_de", "de_en", "en_es", "es_en", "en_fr", "fr_en", "en_ar"}


def test_packages_are_asked_for_by_our_name(models: Path, server: Warehouse, package: bytes) -> None:
    server.offer(NAME, package)
    pin(models, NAME, package)
    run(["install", "en", "de"])
    assert server.names == {"Colporteur"}


def test_a_package_from_a_file_is_kept_in_mind_too(models: Path, package: bytes, tmp_path: Path) -> None:
    file = tmp_path / f"{NAME}.argosmodel"
    file.write_bytes(package)
    run(["install", str(file)])
    file.write_bytes(made_anew(package))
    with pytest.raises(UntrustedModel, match="was expected"):
        run(["install", str(file)])


def test_an_accepted_checksum_is_kept_and_compared_from_then_on(
    models: Path, server: Warehouse, package: bytes
) -> None:
    server.offer(NAME, package)
    assert run(["install", "en", "de", "--accept-unpinned"]) == 0
    assert json.loads((models / "pins.json").read_text()) == {NAME: hashlib.sha256(package).hexdigest()}
    server.files[f"/{NAME}.argosmodel"] = package + b"more"
    with pytest.raises(UntrustedModel, match="has not been installed"):
        run(["install", "en", "de", "--accept-unpinned"])
    assert translated(models, "tram") == "Strassenbahn"


def test_a_wrong_checksum_leaves_nothing_behind(models: Path, server: Warehouse, package: bytes) -> None:
    server.offer(NAME, package)
    pin(models, NAME, b"another file")
    with pytest.raises(UntrustedModel, match="damaged or not what it was"):
        run(["install", "en", "de"])
    assert left_over(models) == set()
    assert Ctranslate2(models).pairs() == frozenset()


def test_a_cut_connection_is_gone_on_with(models: Path, server: Warehouse, package: bytes) -> None:
    server.offer(NAME, package)
    pin(models, NAME, package)
    server.cuts, server.cut_after = 3, len(package) // 5
    assert run(["install", "en", "de"]) == 0
    ranges = [range_ for path, range_ in server.asked if path.endswith("model")]
    assert ranges == ["", *(f"bytes={server.cut_after * number}-" for number in (1, 2, 3))]
    assert translated(models, "tram") == "Strassenbahn"


def test_a_later_run_goes_on_where_an_earlier_one_gave_up(models: Path, server: Warehouse, package: bytes) -> None:
    server.offer(NAME, package)
    pin(models, NAME, package)
    server.cuts, server.cut_after, server.later_cuts_at_once = 4, len(package) // 2, True
    with pytest.raises(ModelsUnreachable, match="are kept; the next attempt goes on"):
        run(["install", "en", "de"])
    server.cuts = 0
    server.asked.clear()
    assert run(["install", "en", "de"]) == 0
    assert server.asked[1] == (f"/{NAME}.argosmodel", f"bytes={len(package) // 2}-")


def test_a_server_without_ranges_gives_the_whole_file_again(models: Path, server: Warehouse, package: bytes) -> None:
    server.offer(NAME, package)
    pin(models, NAME, package)
    server.has_ranges, server.cuts, server.cut_after = False, 1, len(package) // 2
    assert run(["install", "en", "de"]) == 0
    assert translated(models, "tram") == "Strassenbahn"


def test_a_part_of_another_file_is_not_gone_on_with(models: Path, server: Warehouse, package: bytes) -> None:
    part = models / ".fetched" / f"{NAME}.argosmodel.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"x" * (len(package) + 5))
    part.with_name(part.name + ".json").write_text(
        json.dumps({"link": f"{server.address}/{NAME}.argosmodel", "mark": '"older"'})
    )
    server.offer(NAME, package)
    pin(models, NAME, package)
    assert run(["install", "en", "de"]) == 0
    assert left_over(models) == set()


def test_the_next_link_is_tried_when_one_fails(models: Path, server: Warehouse, package: bytes) -> None:
    links = [f"{server.address}/gone.argosmodel", f"{server.address}/{NAME}.argosmodel"]
    server.offer(NAME, package, links=links)
    pin(models, NAME, package)
    assert run(["install", "en", "de"]) == 0


def test_a_link_that_is_not_encrypted_is_not_followed(models: Path, server: Warehouse, package: bytes) -> None:
    server.offer(NAME, package, links=["http://models.example/a.argosmodel", "file:///etc/passwd"])
    pin(models, NAME, package)
    with pytest.raises(ModelsUnreachable, match="no https link"):
        run(["install", "en", "de"])


def test_without_network_the_error_says_what_to_do(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLPORTEUR_MODELS_INDEX", "http://127.0.0.1:9/index.json")
    house.cache_clear()
    with pytest.raises(ModelsUnreachable, match=r"Check the network and the setting models.index.*FILE.argosmodel"):
        run(["install", "en", "de"])


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'["text"]', b'[{"from_code": "en"}]', b"\xff\xfe"])
def test_a_list_that_is_none_is_told(models: Path, server: Warehouse, body: bytes) -> None:
    server.files["/index.json"] = body
    with pytest.raises((ModelsUnreachable, NoSuchModel)):
        run(["install", "en", "de"])


def test_a_pair_that_is_not_on_the_list_names_those_that_are(models: Path, server: Warehouse) -> None:
    server.offer(NAME, b"")
    server.offer("translate-en_pb-1_0", b"")
    with pytest.raises(NoSuchModel, match="From en there are: de, pt-br"):
        run(["install", "en", "is"])


def archive_of(*members: tuple[str, bytes]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return body.getvalue()


def archive_with_a_link() -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        member = zipfile.ZipInfo(f"{NAME}/metadata.json")
        member.external_attr = 0o120777 << 16
        archive.writestr(member, "/etc/passwd")
    return body.getvalue()


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (b"no zip at all", "cannot be unpacked"),
        (b"", "cannot be unpacked"),
        (archive_of(), "holds 0 files"),
        (archive_of((f"{NAME}/metadata.json", b"{}")), "does not describe"),
        (archive_of(("metadata.json", b"{}")), "does not hold one folder"),
        (archive_of((f"{NAME}/a", b""), ("other/b", b"")), "does not hold one folder"),
        (archive_of((f"{NAME}/../../escaped", b"!")), "outside its folder"),
        (archive_of(("/escaped", b"!")), "outside its folder"),
        (archive_of(("..\\escaped", b"!")), "outside its folder"),
        (archive_of(("C:/escaped", b"!")), "outside its folder"),
        (archive_with_a_link(), "outside its folder"),
        (archive_of((f"{NAME}/a/{'b' * 300}", b"")), "cannot be unpacked"),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,  # an archive holds the second of its making
)
def test_a_bad_archive_is_refused_and_leaves_nothing(
    models: Path, server: Warehouse, file: bytes, says: str, tmp_path: Path
) -> None:
    server.offer(NAME, file)
    pin(models, NAME, file)
    with pytest.raises(BadModel, match=says):
        run(["install", "en", "de"])
    assert left_over(models) == set()
    assert [each.name for each in models.iterdir() if not each.name.startswith(".")] == ["pins.json"]
    assert not list(tmp_path.rglob("escaped"))


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_damaged_archive_is_refused(models: Path, server: Warehouse, package: bytes, cut: float) -> None:
    place = int(len(package) * cut)
    file = package[:place] + b"\0" * 64 + package[place + 64 :]
    server.offer(NAME, file)
    pin(models, NAME, file)
    with pytest.raises(BadModel):
        run(["install", "en", "de"])
    assert Ctranslate2(models).pairs() == frozenset()


def test_an_archive_for_another_pair_is_refused(models: Path, server: Warehouse, tmp_path: Path) -> None:
    file = packed(tmp_path / "fr", target="fr")
    server.offer(NAME, file)
    pin(models, NAME, file)
    with pytest.raises(BadModel, match="en into fr, not this pair"):
        run(["install", "en", "de"])


def test_a_newer_package_takes_the_place_of_the_older_one(
    models: Path, server: Warehouse, package: bytes, tmp_path: Path
) -> None:
    server.offer(NAME, package)
    run(["install", "en", "de", "--accept-unpinned"])
    server.offer("translate-en_de-1_10", packed(tmp_path / "new", version="1.10"))
    server.offer("translate-en_de-1_9", b"older, though it looks newer")
    run(["install", "en", "de", "--accept-unpinned"])
    assert [each.name for each in models.iterdir() if each.name.startswith("translate")] == ["translate-en_de-1_10"]


def test_a_package_fetched_elsewhere_is_installed_from_its_file(models: Path, package: bytes, tmp_path: Path) -> None:
    file = tmp_path / f"{NAME}.argosmodel"
    file.write_bytes(package)
    assert run(["install", str(file)]) == 0
    assert translated(models, "tram") == "Strassenbahn"
    assert file.exists()
    pin(models, NAME, b"another file")
    with pytest.raises(UntrustedModel):
        run(["install", str(file)])
    with pytest.raises(BadModel, match="There is no file"):
        run(["install", str(tmp_path / "nothing.argosmodel")])


def test_a_model_is_removed(models: Path, server: Warehouse, package: bytes) -> None:
    server.offer(NAME, package)
    run(["install", "en", "de", "--accept-unpinned"])
    assert run(["remove", "en", "de"]) == 0
    assert not (models / NAME).exists()
    with pytest.raises(NoSuchModel, match="en to de is installed"):
        run(["remove", "en", "de"])


def test_the_list_says_what_is_installed_pinned_and_on_offer(
    models: Path, server: Warehouse, package: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    server.offer(NAME, package)
    server.offer("translate-en_fr-1_9", b"")
    server.offer("translate-en_pb-1_0", b"")
    run(["install", "en", "de", "--accept-unpinned"])
    pin(models, "translate-en_fr-1_9", b"")
    capsys.readouterr()
    assert run(["list"]) == 0
    rows = [line.split()[:3] for line in capsys.readouterr().out.splitlines()]
    assert rows == [["en-de", "installed", "1.0"], ["en-fr", "pinned", "1.9"], ["en-pt-br", "unpinned", "1.0"]]


def test_what_is_installed_is_listed_without_network(
    models: Path, server: Warehouse, package: bytes, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["list", "--installed"]) == 0
    assert "No model is installed." in capsys.readouterr().err
    (models / "broken").mkdir(parents=True)
    monkeypatch.setenv("COLPORTEUR_MODELS_INDEX", "http://127.0.0.1:9/index.json")
    house.cache_clear()
    assert run(["list", "--installed"]) == 0
    assert "broken cannot be used" in capsys.readouterr().err
    assert run(["list"]) == 1
    assert "Check the network" in capsys.readouterr().err


def test_a_killed_installation_leaves_the_folder_usable(models: Path, server: Warehouse, package: bytes) -> None:
    (models / ".unpacking-half" / NAME).mkdir(parents=True)
    (models / ".removed-half" / NAME).mkdir(parents=True)
    server.offer(NAME, package)
    pin(models, NAME, package)
    run(["install", "en", "de"])
    assert left_over(models) == set()
    assert not list(models.glob(".unpacking-*")) + list(models.glob(".removed-*"))


def test_progress_is_told_in_bytes(models: Path, server: Warehouse, package: bytes) -> None:
    from colporteur.translation.packages.fetching import fetch

    server.offer(NAME, package)
    told: list[tuple[int, int | None]] = []
    fetch((f"{server.address}/{NAME}.argosmodel",), models / "file", lambda done, total: told.append((done, total)))
    assert told[-1] == (len(package), len(package))
    assert (models / "file").read_bytes() == package


def test_a_damaged_table_of_pins_is_told_and_not_ignored(models: Path, server: Warehouse, package: bytes) -> None:
    server.offer(NAME, package)
    models.mkdir(parents=True)
    (models / "pins.json").write_text("{")
    with pytest.raises(UntrustedModel, match=r"pins\.json is not JSON"):
        run(["install", "en", "de", "--accept-unpinned"])


def test_the_command_says_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    environment = os.environ | {
        "COLPORTEUR_HOME": str(tmp_path),
        "COLPORTEUR_MODELS_INDEX": "http://127.0.0.1:9/index.json",
    }
    command = [sys.executable, "-m", "colporteur", "models", "install", "en", "de"]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("colporteur: The list of models at http://127.0.0.1:9/index.json cannot be read")
    assert ended.stderr.count("\n") == 1


def test_every_error_of_the_shop_belongs_to_the_family() -> None:
    errors: tuple[type[Exception], ...] = (ModelsUnreachable, NoSuchModel, UntrustedModel, BadModel)
    assert all(issubclass(error, ColporteurError) for error in errors)
