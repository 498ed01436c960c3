"""CTranslate2: neural models on this machine, read directly from Argos packages and converted OPUS-MT models."""

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.alignment import aligned_words
from colporteur.translation.engines.bpe import BytePairs
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted
from colporteur.translation.engines.hiding import with_names_hidden
from colporteur.translation.engines.pieces import Cut, Cutter, SentencePieces
from colporteur.translation.packages.installed import Kind, Model, Shop, look_round

END = "</s>"
_PLACES = re.compile(r"No position encodings are defined for positions >= (\d+)")
"""How CTranslate2 says that a model knows no more places; nothing in the model's files says it beforehand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """How sentences are decoded; all of it but the last three changes the answers and so the version.

    `longest` is the number of pieces above which a sentence is not tried. A repetition guard is off while
    `no_repeat_ngram_size` is 0. Models that were not used for `idle_seconds` are taken out of memory.
    """

    beam_size: int = 4
    hypotheses: int = 2
    longest: int = 1024
    no_repeat_ngram_size: int = 0
    tokens_in_a_batch: int = 2048
    threads: int = 0
    idle_seconds: float = 600

    def __str__(self) -> str:
        return f"b{self.beam_size}.{self.hypotheses}.{self.longest}.{self.no_repeat_ngram_size}"


class Ctranslate2:
    """Every pair with a model in the models folder, loaded when first asked.

    It runs in this process, so a call cannot be cut off.
    """

    name = "ctranslate2"
    can_hide_names = True
    is_local = True

    def __init__(
        self, models: Path, decoding: Decoding | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._folder = models
        self._decoding = decoding or Decoding()
        self._clock = clock
        self._lock = Lock()
        self._seen: tuple[frozenset[tuple[str, int]], Shop] = (frozenset(), Shop())
        self._loaded: dict[Pair, _Loaded] = {}

    def pairs(self) -> frozenset[Pair]:
        """Pairs with a usable model."""
        return frozenset(model.pair for model in self.shop().models)

    def shop(self) -> Shop:
        """What is in the models folder now, broken folders included (for `doctor`)."""
        try:
            now = frozenset((each.name, each.stat().st_mtime_ns) for each in self._folder.iterdir())
        except FileNotFoundError:  # no folder, or one of its models has just been removed
            return look_round(self._folder)
        if self._seen[0] != now:
            self._seen = (now, look_round(self._folder))
        return self._seen[1]

    def version(self, pair: Pair) -> str:
        """The model's name and version, a fingerprint of its weights, and how it is decoded."""
        model = self._model(pair)
        return " ".join(filter(None, (model.name, model.version, model.fingerprint(), str(self._decoding))))

    def grade(self, pair: Pair) -> Grade:
        """As the model's `model.toml` says; fair without."""
        return self._model(pair).grade

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        """One answer a sentence, with a second hypothesis and a score; too long sentences are flagged, not cut."""
        self.close_idle()
        ready = self._ready(self._model(pair))
        return with_names_hidden(pair, sentences, lambda masked: ready.translate([wanted.text for wanted in masked]))

    def loaded(self) -> frozenset[Pair]:
        """The pairs whose models are in memory."""
        with self._lock:
            return frozenset(self._loaded)

    def close_idle(self) -> None:
        """Take models that were not used for a while out of memory."""
        with self._lock:
            since = self._clock() - self._decoding.idle_seconds
            self._loaded = {pair: each for pair, each in self._loaded.items() if each.used_at > since}

    def close(self) -> None:
        """Take all models out of memory; calls that are under way finish first."""
        with self._lock:
            self._loaded = {}

    def _model(self, pair: Pair) -> Model:
        model = self.shop().best(pair)
        if model is None:
            raise EngineUnavailable(
                f"No model translates {pair.source} into {pair.target}: "
                f"`colporteur models install {pair.source}-{pair.target}` gets one."
            )
        return model

    def _ready(self, model: Model) -> "_Loaded":
        with self._lock:
            loaded = self._loaded.get(model.pair)
            if loaded is None or (loaded.model, loaded.fingerprint) != (model, model.fingerprint()):
                loaded = self._loaded[model.pair] = _Loaded(model, self._decoding)
            loaded.used_at = self._clock()
            return loaded


class _NoMorePlacesError(Exception):
    """A sentence, or what the decoder made of it, is longer than the model knows places."""

    def __init__(self, places: int) -> None:
        super().__init__(places)
        self.places = places


class _Loaded:
    """A model in memory. Thread-safe: CTranslate2 queues what several threads ask."""

    used_at: float = 0

    def __init__(self, model: Model, decoding: Decoding) -> None:
        import ctranslate2

        self.model = model
        self.fingerprint = model.fingerprint()
        self._decoding = decoding
        kinds = ctranslate2.get_supported_compute_types("cpu")
        try:
            self._translator = ctranslate2.Translator(
                str(model.weights),
                compute_type="int8" if "int8" in kinds else "default",
                intra_threads=decoding.threads,
            )
            self._source, self._target = _cutters(model)
        except (RuntimeError, OSError, ValueError) as error:
            raise EngineUnavailable(f"The model {model.folder} cannot be loaded: {error}.") from error
        self._lead = tuple(model.source_prefix.split())
        self._tail = (END,) if _wants_end(model) else ()
        self._places = 2 * decoding.longest

    def translate(self, texts: Sequence[str]) -> list[Answer]:
        try:
            return self._translated(texts)
        except _NoMorePlacesError as error:
            self._places = error.places
            return self._translated(texts)

    def _translated(self, texts: Sequence[str]) -> list[Answer]:
        cuts = [self._source.cut(text) for text in texts]
        answers = [Answer(text="", is_truncated=bool(cut.text.strip())) for cut in cuts]
        longest = min(self._decoding.longest, self._places - len(self._lead) - 1)
        going = [number for number, cut in enumerate(cuts) if 0 < len(cut.tokens) <= longest]
        if going:
            results = self._results([cuts[number] for number in going])
            for number, result in zip(going, results, strict=True):
                answers[number] = self._answer(cuts[number], result)
        return answers

    def _results(self, cuts: Sequence[Cut]) -> Sequence[Any]:  # Any: CTranslate2 has no types
        source = [[*self._lead, *cut.tokens, *self._tail] for cut in cuts]
        prefix = [[self.model.target_prefix]] * len(source) if self.model.target_prefix else None
        decoding = self._decoding
        try:
            results: Sequence[Any] = self._translator.translate_batch(
                source,
                target_prefix=prefix,
                max_batch_size=decoding.tokens_in_a_batch,
                batch_type="tokens",
                beam_size=max(decoding.beam_size, decoding.hypotheses),
                num_hypotheses=decoding.hypotheses,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                max_input_length=0,  # longer ones were set apart: cut input would be translated as if it were whole
                max_decoding_length=min(3 * max(map(len, source)) + 32, self._places),
                return_end_token=True,
                return_scores=True,
                return_attention=self.model.is_aligned,
                replace_unknowns=True,
            )
        except (RuntimeError, ValueError) as error:
            known = _PLACES.search(str(error))
            if known and int(known[1]) < self._places:
                raise _NoMorePlacesError(int(known[1])) from error
            raise EngineRefused(f"The model {self.model.name} could not translate this: {error}.") from error
        return results

    def _answer(self, cut: Cut, result: Any) -> Answer:  # Any: as above
        whole = [number for number, tokens in enumerate(result.hypotheses) if tokens and tokens[-1] == END]
        if not whole:
            return Answer(text="", is_truncated=True)
        joins = [self._target.join(self._own(result.hypotheses[number])) for number in whole]
        texts = tuple(dict.fromkeys(join.text for join in joins))
        alignment: tuple[tuple[int, int], ...] = ()
        if self.model.is_aligned:
            skip, lead = bool(self.model.target_prefix), len(self._lead)
            rows = [row[lead:] for row in result.attention[whole[0]][skip:]]
            alignment = aligned_words(cut, joins[0], rows)
        return Answer(text=texts[0], alternatives=texts[1:], alignment=alignment, score=result.scores[whole[0]])

    def _own(self, tokens: Sequence[str]) -> Sequence[str]:
        """The pieces of the translation, without the prefix that chose its language and without the end."""
        return tokens[bool(self.model.target_prefix) : -1]


def _cutters(model: Model) -> tuple[Cutter, Cutter]:
    if model.cutters[0].name == "bpe.model":
        pairs = BytePairs(model.cutters[0], source=model.pair.source, target=model.pair.target)
        return pairs, pairs
    source = SentencePieces(model.cutters[0])
    return source, source  # joining needs no model: the pieces of the target spell its text


def _wants_end(model: Model) -> bool:
    """Whether the end of the sentence must be given with the source: OPUS-MT models need it, once.

    In those converted from Marian `add_source_eos` is set and CTranslate2 adds it; in those converted by way of
    Transformers it is not. Formats older than config.json carry the flag inside the model.
    """
    config = model.weights / "config.json"
    if model.kind is not Kind.OPUS or not config.exists():
        return False
    return not json.loads(config.read_text(encoding="utf-8")).get("add_source_eos", False)
