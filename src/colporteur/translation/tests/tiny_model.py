"""A real, tiny translation model, written by hand: it gives each piece back, or the one that its word list names.

The weights make the decoder look, at its n-th step, at the n-th piece of the source. Tokens and places are
one-hot, so nothing needs to be trained, and the attention is a perfect alignment.
"""

import io
import json
import shutil
import zipfile
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece

WORDS = {"▁harbour": "▁Hafen", "▁tram": "▁Strassenbahn", "▁bridge": "▁Brücke"}
WHOLE_WORDS = {"harbour": "Hafen", "bridge": "Brücke"}
TEXT = (
    "The harbour is open today and the tram stops at the old bridge.",
    "A tram went into the harbour, says the town council of Ostermere.",
    "Hafen und Strassenbahn und Brücke: 12 boats, 3 bridges, see @harbour_news.",
)
LONGEST = 320
"""Pieces, the end of the sentence included."""


def build_pieces(path: Path) -> sentencepiece.SentencePieceProcessor:
    """Train a SentencePiece model on a few sentences, write it to `path` and open it."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT * 20),
        model_writer=model,
        vocab_size=90,
        hard_vocab_limit=False,
        user_defined_symbols=[*WORDS, *WORDS.values()],
        minloglevel=2,
    )
    path.write_bytes(model.getvalue())
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


class _Copier(ctranslate2.converters.Converter):
    def __init__(self, vocabulary: list[str], *, adds_end: bool, prefix: str) -> None:
        self._vocabulary = vocabulary
        self._adds_end = adds_end
        self._shift = 1 if prefix else 0

    def _load(self) -> ctranslate2.specs.TransformerSpec:
        size = len(self._vocabulary)
        width = -(-(size + LONGEST) // 16) * 16
        spec = ctranslate2.specs.TransformerSpec.from_config((1, 1), 1, pre_norm=True)
        places = np.zeros((LONGEST, width), np.float32)
        places[np.arange(LONGEST), size + np.arange(LONGEST)] = 1
        tokens = np.eye(size, width, dtype=np.float32)
        _fill_side(spec.encoder, tokens, places)
        _fill_side(spec.decoder, np.zeros_like(tokens), np.roll(places, self._shift, axis=0))
        _fill_looking(spec.decoder.layer[0].attention, self._vocabulary, width)
        spec.decoder.projection.weight = tokens * 2
        spec.decoder.projection.bias = np.zeros(size, np.float32)
        spec.register_source_vocabulary(self._vocabulary)
        spec.register_target_vocabulary(self._vocabulary)
        spec.config.add_source_eos = self._adds_end
        return spec


def _fill_side(side: object, embeddings: np.ndarray, places: np.ndarray) -> None:
    width = embeddings.shape[1]
    first = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
    first.weight = embeddings
    side.scale_embeddings = False
    side.position_encodings.encodings = places
    _fill_norm(side.layer_norm, width)
    layer = side.layer[0]
    _fill_norm(layer.self_attention.layer_norm, width)
    _fill_linear(layer.self_attention.linear[0], np.zeros((3 * width, width), np.float32))
    _fill_linear(layer.self_attention.linear[1], np.zeros((width, width), np.float32))
    _fill_norm(layer.ffn.layer_norm, width)
    _fill_linear(layer.ffn.linear_0, np.zeros((16, width), np.float32))
    _fill_linear(layer.ffn.linear_1, np.zeros((width, 16), np.float32))


def _fill_looking(attention: object, vocabulary: list[str], width: int) -> None:
    size = len(vocabulary)
    places = np.zeros((width, width), np.float32)
    places[range(size, width), range(size, width)] = 3
    values = np.zeros((width, width), np.float32)
    for number, token in enumerate(vocabulary):
        values[vocabulary.index((WORDS | WHOLE_WORDS).get(token, token)), number] = 1
    _fill_norm(attention.layer_norm, width)
    _fill_linear(attention.linear[0], places)
    _fill_linear(attention.linear[1], np.concatenate([places, values]))
    _fill_linear(attention.linear[2], np.eye(width, dtype=np.float32))


def _fill_norm(norm: object, width: int) -> None:
    norm.gamma, norm.beta = np.ones(width, np.float32), np.zeros(width, np.float32)


def _fill_linear(linear: object, weight: np.ndarray) -> None:
    linear.weight, linear.bias = weight, np.zeros(len(weight), np.float32)


def build_argos(folder: Path, source: str = "en", target: str = "de", version: str = "1.0", prefix: str = "") -> Path:
    """An Argos package, unpacked, as `folder/translate-en_de-1_0`."""
    package = folder / f"translate-{source}_{target}-{version.replace('.', '_')}"
    package.mkdir(parents=True)
    pieces = build_pieces(package / "sentencepiece.model")
    build_model(package / "model", _vocabulary(pieces, prefix), prefix=prefix)
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": "English",
        "to_code": target,
        "to_name": "German",
        "target_prefix": prefix,
    }
    (package / "metadata.json").write_text(json.dumps(metadata))
    (package / "README.md").write_text("Made for a test. Licence: none needed.\n")
    return package


def build_argos_with_byte_pairs(folder: Path) -> Path:
    """The same as an older package: `bpe.model` with merges for two words, all else in single letters."""
    package = build_argos(folder, "en", "it")
    (package / "sentencepiece.model").unlink()
    merges = [
        f"{word[:place]} {word[place]}{'</w>' if place == len(word) - 1 else ''}"
        for word in WHOLE_WORDS
        for place in range(1, len(word))
    ]
    (package / "bpe.model").write_text("\n".join(["#version: 0.2", *merges]) + "\n")
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,"
    vocabulary = ["<unk>", "<s>", "</s>", *WHOLE_WORDS, *WHOLE_WORDS.values()]
    vocabulary += [letter + mark for letter in letters for mark in ("", "@@")]
    shutil.rmtree(package / "model")
    build_model(package / "model", vocabulary)
    return package


def build_opus(folder: Path, name: str = "opus-mt-en-de", *, adds_end: bool = True) -> Path:
    """An OPUS-MT model converted for CTranslate2, with its two SentencePiece models."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = build_pieces(folder / "pieces")
    build_model(folder / name, _vocabulary(pieces), adds_end=adds_end)
    for side in ("source.spm", "target.spm"):
        (folder / name / side).write_bytes((folder / "pieces").read_bytes())
    (folder / "pieces").unlink()
    return folder / name


def build_model(folder: Path, vocabulary: list[str], *, adds_end: bool = True, prefix: str = "") -> None:
    """The CTranslate2 model alone."""
    _Copier(vocabulary, adds_end=adds_end, prefix=prefix).convert(str(folder), quantization="int8")


def zip_package(package: Path, to: Path) -> Path:
    """Pack an unpacked Argos package into one `.argosmodel` file."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(package.rglob("*")):
            archive.write(file, file.relative_to(package.parent))
    return to


def _vocabulary(pieces: sentencepiece.SentencePieceProcessor, prefix: str = "") -> list[str]:
    return [pieces.IdToPiece(number) for number in range(pieces.GetPieceSize())] + ([prefix] if prefix else [])
