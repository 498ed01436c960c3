"""A model of OPUS-MT's true size with random weights: 6 + 6 layers of 512, 8 heads, 2048 between, some 58,000 pieces, int8.

What it says is nonsense, but it says it as slowly as a real one. Its sentences end after about as many pieces as news has.
"""

import io
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece

LAYERS, WIDTH, HEADS, INNER, PIECES = 6, 512, 8, 2048, 58_101
PLACES = 512
LENGTH = 28  # pieces of a usual sentence: from there on the end becomes ever more likely
END = "</s>"


def build(folder: Path, sentences: list[str]) -> Path:
    """Write it below `folder`, as OPUS-MT models are converted; `sentences` are what its pieces are cut from."""
    made = folder / "opus-mt-en-de"
    pieces = _pieces(sentences)
    vocabulary = [pieces.IdToPiece(number) for number in range(pieces.GetPieceSize())]
    vocabulary += [f"▁spare{number}" for number in range(PIECES - len(vocabulary))]
    _RandomWeights(vocabulary).convert(str(made), quantization="int8")
    for side in ("source.spm", "target.spm"):
        (made / side).write_bytes(pieces.serialized_model_proto())
    return made


def _pieces(sentences: list[str]) -> sentencepiece.SentencePieceProcessor:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences), model_writer=model, vocab_size=8000, hard_vocab_limit=False, minloglevel=2
    )
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


class _RandomWeights(ctranslate2.converters.Converter):
    def __init__(self, vocabulary: list[str]) -> None:
        self._vocabulary = vocabulary
        self._chance = np.random.default_rng(24)

    def _load(self) -> ctranslate2.specs.TransformerSpec:
        spec = ctranslate2.specs.TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=False)
        for side in (spec.encoder, spec.decoder):
            self._fill_side(side)
        ends = self._vocabulary.index(END)
        projection = self._matrix(len(self._vocabulary), WIDTH) * 0.1
        projection[ends] = 0
        projection[ends, 0] = 1
        spec.decoder.projection.weight = projection
        spec.decoder.projection.bias = np.zeros(len(self._vocabulary), np.float32)
        spec.register_source_vocabulary(self._vocabulary)
        spec.register_target_vocabulary(self._vocabulary)
        spec.config.add_source_eos = True
        return spec

    def _fill_side(self, side: object) -> None:
        first = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        first.weight = self._matrix(len(self._vocabulary), WIDTH)
        first.weight[:, 0] = 0
        side.scale_embeddings = False
        places = self._matrix(PLACES, WIDTH)
        places[:, 0] = np.clip(np.arange(PLACES) - LENGTH, -8, 8)  # what the projection reads: go on, or end
        side.position_encodings.encodings = places
        for layer in side.layer:
            self._fill_attention(layer.self_attention, (3 * WIDTH, WIDTH))
            if hasattr(layer, "attention") and layer.attention is not None:
                self._fill_attention(layer.attention, (WIDTH, 2 * WIDTH, WIDTH))
            self._fill_norm(layer.ffn.layer_norm)
            self._fill_linear(layer.ffn.linear_0, INNER, WIDTH)
            self._fill_linear(layer.ffn.linear_1, WIDTH, INNER)

    def _fill_attention(self, attention: object, heights: tuple[int, ...]) -> None:
        self._fill_norm(attention.layer_norm)
        for linear, height in zip(attention.linear, heights, strict=True):
            self._fill_linear(linear, height, WIDTH)

    def _fill_norm(self, norm: object) -> None:
        norm.gamma, norm.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    def _fill_linear(self, linear: object, height: int, width: int) -> None:
        linear.weight, linear.bias = self._matrix(height, width) * 0.5, np.zeros(height, np.float32)

    def _matrix(self, height: int, width: int) -> np.ndarray:
        return self._chance.normal(0, width**-0.5, (height, width)).astype(np.float32)
