import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted
from colporteur.translation.engines.ctranslate2 import Ctranslate2, Decoding
from colporteur.translation.tests import tiny_model
from colporteur.translation.tests.test_engines_breaker import Clock

EN_DE, EN_FR = Pair("en", "de"), Pair("en", "fr")
PLAIN = Decoding(beam_size=1, hypotheses=1)


def wanted(*texts: str) -> list[Wanted]:
    return [Wanted(text=text) for text in texts]


def texts_of(answers: list[Answer]) -> list[str]:
    return [answer.text for answer in answers]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One model of each kind, built once."""
    folder = tmp_path_factory.mktemp("models")
    tiny_model.build_argos(folder)
    tiny_model.build_argos(folder, "en", "pt", prefix=">>pt<<")
    tiny_model.build_opus(folder, "opus-mt-en-fr")
    tiny_model.build_opus(folder, "opus-mt-en-es", adds_end=False)
    return folder


@pytest.fixture
def models(shelf: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(shelf, tmp_path / "models"))


@pytest.mark.parametrize("target", ["de", "pt", "fr", "es"])
def test_it_translates_with_every_kind_of_model(shelf: Path, target: str) -> None:
    answers = Ctranslate2(shelf, PLAIN).translate(
        Pair("en", target), wanted("The harbour is open.", "A tram, an old bridge: 12 boats.")
    )
    assert texts_of(answers) == ["The Hafen is open.", "A Strassenbahn, an old Brücke: 12 boats."]
    assert all(answer.score is not None and not answer.is_truncated for answer in answers)


def test_pairs_versions_and_grades(models: Path) -> None:
    engine = Ctranslate2(models)
    assert engine.pairs() == {Pair("en", target) for target in ("de", "pt", "fr", "es")}
    assert engine.version(EN_DE).startswith("translate-en_de-1_0 1.0 ")
    assert engine.grade(EN_DE) is Grade.FAIR
    (models / "translate-en_de-1_0" / "model.toml").write_text('grade = "good"\n')
    os.utime(models)
    assert engine.grade(EN_DE) is Grade.GOOD


def test_the_version_follows_the_weights_and_the_decoding(models: Path) -> None:
    first = Ctranslate2(models).version(EN_DE)
    assert Ctranslate2(models, Decoding(beam_size=8)).version(EN_DE) != first
    weights = models / "translate-en_de-1_0" / "model" / "model.bin"
    weights.write_bytes(weights.read_bytes()[:-4] + b"xxxx")
    assert Ctranslate2(models).version(EN_DE) != first


def test_it_translates_with_an_older_package_of_byte_pairs(tmp_path: Path) -> None:
    tiny_model.build_argos_with_byte_pairs(tmp_path)
    answer = Ctranslate2(tmp_path, PLAIN).translate(Pair("en", "it"), wanted("The harbour, an old bridge."))[0]
    assert answer.text == "The Hafen, an old Brücke."
    assert answer.alignment == ()


def test_underscores_of_the_text_are_kept(shelf: Path) -> None:
    text = "see @harbour_news, _so_ __it__ is"
    assert texts_of(Ctranslate2(shelf, PLAIN).translate(EN_DE, wanted(text))) == [text]


def test_characters_that_the_model_does_not_know_come_from_the_source(shelf: Path) -> None:
    assert texts_of(Ctranslate2(shelf, PLAIN).translate(EN_DE, wanted("Ünder ☃ says"))) == ["Ünder ☃ says"]


def test_nothing_gives_nothing(shelf: Path) -> None:
    assert Ctranslate2(shelf, PLAIN).translate(EN_DE, wanted("", "  ")) == [Answer(text=""), Answer(text="")]
    assert Ctranslate2(shelf, PLAIN).translate(EN_DE, []) == []


def test_a_sentence_that_is_too_long_is_flagged_and_not_cut(shelf: Path) -> None:
    engine = Ctranslate2(shelf, Decoding(beam_size=1, hypotheses=1, longest=20))
    answers = engine.translate(EN_DE, wanted("The bridge is open.", "the harbour " * 40))
    assert answers[0].text == "The Brücke is open."
    assert answers[1] == Answer(text="", is_truncated=True)


def test_a_sentence_longer_than_the_model_knows_places_is_flagged_and_the_others_come(shelf: Path) -> None:
    engine = Ctranslate2(shelf, Decoding(beam_size=1, hypotheses=1, longest=4096))
    answers = engine.translate(EN_DE, wanted("The bridge is open.", "the harbour " * 400))
    assert answers[0].text == "The Brücke is open."
    assert answers[1] == Answer(text="", is_truncated=True)


def test_a_translation_that_does_not_end_is_flagged(shelf: Path, tmp_path: Path) -> None:
    package = Path(shutil.copytree(shelf / "translate-en_de-1_0", tmp_path / "translate-en_de-1_0"))
    pieces = tiny_model.build_pieces(package / "sentencepiece.model")
    vocabulary = [pieces.IdToPiece(number) for number in range(pieces.GetPieceSize())]
    shutil.rmtree(package / "model")
    # The end is taken for a comma and said as one, so the decoder never comes to it.
    vocabulary[vocabulary.index("</s>")] = "<end>"
    vocabulary.append("</s>")
    tiny_model.build_model(package / "model", vocabulary, adds_end=False)
    answers = Ctranslate2(tmp_path, PLAIN).translate(EN_DE, wanted("The bridge"))
    assert answers == [Answer(text="", is_truncated=True)]


def test_a_second_hypothesis_is_offered_where_it_ends(shelf: Path) -> None:
    answer = Ctranslate2(shelf, Decoding(beam_size=6, hypotheses=6)).translate(EN_DE, wanted("harbour"))[0]
    assert answer.text == "Hafen"
    assert answer.text not in answer.alternatives
    assert answer.alternatives


@pytest.mark.parametrize("target", ["de", "pt", "fr"])
def test_words_are_aligned_only_where_the_model_is_declared_aligned(models: Path, target: str) -> None:
    pair, text = Pair("en", target), "The old harbour and bridge."
    assert Ctranslate2(models, PLAIN).translate(pair, wanted(text))[0].alignment == ()
    folder = next(models.glob(f"*en?{target}*"))
    (folder / "model.toml").write_text("aligned = true\n")
    answer = Ctranslate2(models, PLAIN).translate(pair, wanted(text))[0]
    words = {
        (text[start:].split(maxsplit=1)[0], answer.text[place:].split(maxsplit=1)[0])
        for start, place in answer.alignment
    }
    assert words == {
        ("The", "The"),
        ("old", "old"),
        ("harbour", "Hafen"),
        ("and", "and"),
        ("bridge.", "Brücke."),
    }


def test_threads_get_their_own_answers(shelf: Path) -> None:
    engine = Ctranslate2(shelf, PLAIN)
    texts = [f"harbour {number} bridge" for number in range(24)]
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda text: engine.translate(EN_DE, wanted(text))[0].text, texts))
    assert answers == [f"Hafen {number} Brücke" for number in range(24)]


def test_a_model_is_loaded_when_first_asked_and_closed_when_idle(shelf: Path) -> None:
    clock = Clock()
    engine = Ctranslate2(shelf, Decoding(beam_size=1, hypotheses=1, idle_seconds=600), clock=clock)
    assert engine.version(EN_DE)
    assert engine.loaded() == frozenset()
    engine.translate(EN_DE, wanted("tram"))
    clock.time = 500
    engine.translate(EN_FR, wanted("tram"))
    assert engine.loaded() == {EN_DE, EN_FR}
    clock.time = 601
    engine.close_idle()
    assert engine.loaded() == {EN_FR}
    engine.close()
    assert engine.loaded() == frozenset()
    assert texts_of(engine.translate(EN_DE, wanted("tram"))) == ["Strassenbahn"]


def test_a_model_put_in_the_place_of_another_is_loaded_anew(models: Path) -> None:
    engine = Ctranslate2(models, PLAIN)
    engine.translate(EN_DE, wanted("tram"))
    shutil.rmtree(models / "translate-en_de-1_0")
    with pytest.raises(EngineUnavailable, match="models install en-de"):
        engine.translate(EN_DE, wanted("tram"))
    tiny_model.build_argos(models, version="1.1")
    assert texts_of(engine.translate(EN_DE, wanted("tram"))) == ["Strassenbahn"]
    assert engine.version(EN_DE).startswith("translate-en_de-1_1 1.1 ")


def test_of_two_models_for_a_pair_the_better_graded_then_the_newer_is_used(models: Path) -> None:
    tiny_model.build_argos(models, version="1.10")
    tiny_model.build_argos(models, version="1.9")
    assert Ctranslate2(models).version(EN_DE).startswith("translate-en_de-1_10 ")
    tiny_model.build_opus(models, "opus-mt-en-de")
    (models / "opus-mt-en-de" / "model.toml").write_text('grade = "good"\nlicence = "CC-BY-4.0"\n')
    assert Ctranslate2(models).version(EN_DE).startswith("opus-mt-en-de ")


@pytest.mark.parametrize("name", ["model.bin", "config.json"])
def test_a_damaged_model_is_unavailable_and_says_which(models: Path, name: str) -> None:
    damaged = models / "translate-en_de-1_0" / "model" / name
    damaged.write_bytes(b"rubbish")
    with pytest.raises((EngineUnavailable, EngineRefused), match="translate-en_de-1_0"):
        Ctranslate2(models, PLAIN).translate(EN_DE, wanted("tram"))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: (folder / "metadata.json").write_text("{"), "does not describe"),
        (lambda folder: (folder / "metadata.json").write_text("[]"), "does not describe"),
        (lambda folder: (folder / "metadata.json").write_text('{"from_code": "en"}'), "to_code"),
        (
            lambda folder: (folder / "metadata.json").write_text(
                json.dumps({"from_code": "en", "to_code": "de", "type": "sbd"})
            ),
            "of the type 'sbd'",
        ),
        (lambda folder: (folder / "sentencepiece.model").unlink(), "lacks sentencepiece.model or bpe.model"),
        (lambda folder: (folder / "model" / "model.bin").unlink(), "lacks model/model.bin"),
        (lambda folder: (folder / "model.toml").write_text("grade = 'best'"), "grade must be one of"),
        (lambda folder: (folder / "model.toml").write_text("speed = 3"), "speed = 3 is not understood"),
        (lambda folder: (folder / "model.toml").write_text("= 3"), "cannot be read as TOML"),
    ],
)
def test_a_broken_package_is_told_and_does_not_hinder_the_others(models: Path, spoil: object, says: str) -> None:
    spoil(models / "translate-en_de-1_0")
    engine = Ctranslate2(models)
    assert EN_DE not in engine.pairs()
    assert EN_FR in engine.pairs()
    assert [says in reason for _, reason in engine.shop().broken] == [True]


@pytest.mark.parametrize("name", ["opus-mt-en-de", "en-de", "opus_2020-02-26.en-de", "eng-deu"])
def test_a_converted_model_is_named_by_its_pair(shelf: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(shelf / "opus-mt-en-fr", tmp_path / name)
    assert Ctranslate2(tmp_path).pairs() == {EN_DE}


def test_a_converted_model_may_say_its_pair_and_prefix_in_model_toml(shelf: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(shelf / "opus-mt-en-fr", tmp_path / "tatoeba"))
    assert [reason for _, reason in Ctranslate2(tmp_path).shop().broken]
    (folder / "model.toml").write_text('source = "eng"\ntarget = "pt_BR"\nsource_prefix = "▁tram"\n')
    os.utime(tmp_path)
    engine = Ctranslate2(tmp_path, PLAIN)
    assert engine.pairs() == {Pair("en", "pt-br")}
    assert texts_of(engine.translate(Pair("en", "pt-br"), wanted("bridge"))) == ["Strassenbahn Brücke"]


def test_a_models_folder_that_is_not_there_holds_no_pair(tmp_path: Path) -> None:
    assert Ctranslate2(tmp_path / "nothing").pairs() == frozenset()
