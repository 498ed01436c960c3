"""Apertium: rule-based, fast, on this machine, one kept-open pipeline (or several) a pair.

Apertium is a set of programs under the GPL that the operator installs; this engine finds the pairs that are there.
"""

import re
import threading
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from queue import LifoQueue
from types import MappingProxyType

from colporteur.foundations.errors import EngineRefused, EngineUnavailable
from colporteur.translation.engines.adverbs import Lent, given_back, lent
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted
from colporteur.translation.engines.modes import Mode, installed_modes
from colporteur.translation.engines.pipeline import Pipeline
from colporteur.translation.engines.standins import Hidden, hidden, left_alone, shown
from colporteur.translation.engines.stream import Heard, address_spans, from_stream, protected, restored, to_stream
from colporteur.translation.rules.abbreviations import written_out
from colporteur.translation.rules.foreknown import arrived, foreknown, plainly_put, with_plain_places
from colporteur.translation.rules.register import Fixed
from colporteur.translation.rules.strangers import Strangers
from colporteur.translation.rules.titles import contracted, with_titles
from colporteur.translation.rules.unknown_runs import half_known_names

STREAM_VERSION = 12
"""Part of every version: to be raised when a sentence is put to the programs, or their answer read, differently."""

GRADES: Mapping[Pair, Grade] = MappingProxyType(
    {
        Pair("es", "ca"): Grade.GOOD,
        Pair("ca", "es"): Grade.GOOD,
        Pair("es", "an"): Grade.FAIR,
        Pair("es", "gl"): Grade.FAIR,
        Pair("gl", "es"): Grade.FAIR,
        Pair("es", "pt"): Grade.FAIR,
        Pair("pt", "es"): Grade.FAIR,
        Pair("nb", "nn"): Grade.GOOD,
        Pair("nn", "nb"): Grade.FAIR,
    }
)
"""Pairs of near relatives; every other pair is rough."""

_SPACE_AFTER_OPENING = re.compile(r"(?<=[“‘(\[¿¡]) +")
_SPACE_BEFORE_STOP = re.compile(r" +(?=[,.])")
_COMPOUND = re.compile(r"\d-[a-z]")
_SHOUTED = re.compile(r"(?<!\w)(?:DE LA|DE LAS|DE LOS|DEL|DE) (?=[A-ZÁÉÍÓÚÑ]{2,}(?!\w))")
"""`The NATO exercise` comes back as *El ejercicio DE LA OTAN*."""
_GLUED = re.compile(r"(?<=[^\W\d_])de(\d[\d.,]*\d|\d) ?(?=[^\W\d_])")
"""`14-hour talks` and `a 14-year-old boy` come back as *charlasde14 horas* and *chicode14años*."""
_WIDE_SPACE = re.compile(r" {2,}")
_WORTH_SPLITTING = 64


class Apertium:
    """Every pair whose mode file, programs and dictionaries are on this machine.

    The marks that Apertium sets on words it does not know are taken off and told apart in `Answer.unknown_words`.
    """

    name = "apertium"
    is_local = True

    def __init__(
        self, folder: Path = Path("/usr/share/apertium"), *, patience: float = 30, pipelines_per_pair: int = 1
    ) -> None:
        self._folder = folder / "modes"
        self._patience = patience
        self._size = pipelines_per_pair
        self._lock = threading.Lock()
        self._seen: tuple[int, dict[Pair, Mode]] = (-1, {})
        self._pipelines: dict[Pair, tuple[Pipeline, ...]] = {}
        self._free: dict[Pair, LifoQueue[Pipeline]] = {}
        self._known: dict[Pair, tuple[str, ...]] = {}  # names that stand in for others
        self._strange: dict[Pair, Strangers] = {}

    def pairs(self) -> frozenset[Pair]:
        """Pairs whose programs and files are all there."""
        return frozenset(pair for pair, mode in self._modes().items() if not mode.missing)

    def problems(self) -> dict[Pair, tuple[str, ...]]:
        """Pairs that are installed but cannot run, with the programs and files that are missing (for `doctor`)."""
        return {pair: mode.missing for pair, mode in self._modes().items() if mode.missing}

    def version(self, pair: Pair) -> str:
        """The mode's name and a fingerprint of its dictionaries and rules."""
        mode = self._mode(pair)
        return f"{mode.name} {mode.fingerprint()}.{STREAM_VERSION}"

    def grade(self, pair: Pair) -> Grade:
        """As in `GRADES`; varieties (`ca-valencia`) are graded as their language."""
        plain = Pair(pair.source.partition("-")[0], pair.target.partition("-")[0])
        return GRADES.get(pair, GRADES.get(plain, Grade.ROUGH))

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        """One answer a sentence; see the contract for the errors."""
        sentences = [_with_plain_places(each, pair) for each in sentences]
        self._modes()  # so that nothing is learnt of dictionaries that are gone
        strange = self._strange.setdefault(pair, Strangers())
        sentences = [_with_titles(wanted, pair) for wanted in sentences]
        names = [_with_half_known_names(wanted, strange.words, pair.source) for wanted in sentences]
        heard = self._heard_with_names(pair, *self._hiding(pair, sentences, names))
        again = {}
        for number, (wanted, each) in enumerate(zip(sentences, heard, strict=True)):
            if each and strange.learn(each.unknown_words):
                more = _with_half_known_names(wanted, strange.words, pair.source)
                if len(more) > len(names[number]):
                    again[number] = more
        asked = [sentences[number] for number in again]
        texts, hiding = self._hiding(pair, asked, list(again.values()))
        for number, each in zip(again, self._heard_with_names(pair, texts, hiding), strict=True):
            heard[number] = each or heard[number]
        return [_answer(wanted, each) for wanted, each in zip(sentences, heard, strict=True)]

    def close(self) -> None:
        """End every pipeline; the next `translate` starts them again."""
        for pipelines in list(self._pipelines.values()):
            for pipeline in pipelines:
                pipeline.close()

    def process_ids(self, pair: Pair) -> tuple[int, ...]:
        """The programs that run for this pair now."""
        return tuple(number for pipeline in self._pipelines.get(pair, ()) for number in pipeline.process_ids)

    def _hiding(
        self, pair: Pair, sentences: Sequence[Wanted], names: Sequence[Sequence[Fixed]]
    ) -> tuple[list[str], list[Hidden]]:
        """The sentences as they are, and with these names hidden; the parts of addresses are no names."""
        texts = [wanted.text for wanted in sentences]
        return texts, [self._hidden(pair, text, each) for text, each in zip(texts, names, strict=True)]

    def _hidden(self, pair: Pair, text: str, names: Sequence[Fixed]) -> Hidden:
        spans = address_spans(text) if names else []
        free = [name for name in names if all(name.end <= start or end <= name.start for start, end in spans)]
        return hidden(text, free, self._stand_ins(pair) if free else ())

    def _stand_ins(self, pair: Pair) -> tuple[str, ...]:
        """The names that this pair's dictionaries leave alone, asked of them once."""
        if pair not in self._known:
            self._known[pair] = left_alone(lambda texts: self._heard(pair, texts))
        return self._known[pair]

    def _heard_with_names(self, pair: Pair, texts: Sequence[str], hiding: Sequence[Hidden]) -> list[Heard | None]:
        """As `_heard_whole`, with the hidden names put back; where one is lost or doubled, the sentence as it is."""
        heard = self._heard_whole(pair, [each.text for each in hiding])
        whole = [shown(each, hide) if each else None for each, hide in zip(heard, hiding, strict=True)]
        again = [number for number, each in enumerate(whole) if each is None and hiding[number].originals]
        for number, each in zip(again, self._heard_whole(pair, [texts[number] for number in again]), strict=True):
            whole[number] = each
        return whole

    def _heard_whole(self, pair: Pair, texts: Sequence[str]) -> list[Heard | None]:
        protectors = [protected(text) for text in texts]
        heard = self._heard(pair, [each.text for each in protectors])
        whole = [restored(each, hide.originals) if each else None for each, hide in zip(heard, protectors, strict=True)]
        again = [number for number, each in enumerate(whole) if each is None and protectors[number].originals]
        for number, each in zip(again, self._heard(pair, [texts[number] for number in again]), strict=True):
            whole[number] = each  # an address got lost or doubled: without stand-ins the sentence may come out whole
        return whole

    def _heard(self, pair: Pair, texts: Sequence[str]) -> list[Heard | None]:
        """With what is known beforehand carried past the programs: behind adverbs, else in blanks, else not at all."""
        plain = [plainly_put(written_out(text, pair.source), pair.source, pair.target) for text in texts]
        known = [foreknown(text, pair.source, pair.target) for text in plain]
        lending = [lent(pair, *each) for each in zip(plain, known, strict=True)]
        heard = self._answered(pair, [to_stream(each.text, each.known) for each in lending])
        heard = [_arrived(each, lend) for each, lend in zip(heard, lending, strict=True)]
        for ways in (known, [()] * len(known)):
            again = [number for number, each in enumerate(heard) if each is None and known[number]]
            asked = self._answered(pair, [to_stream(plain[number], ways[number]) for number in again])
            for number, each in zip(again, asked, strict=True):
                heard[number] = each if each and arrived(each.text, ways[number]) else None
        return heard

    def _answered(self, pair: Pair, questions: Sequence[bytes]) -> list[Heard | None]:
        parts = min(self._size, len(questions) // _WORTH_SPLITTING)
        if parts < 2:
            return self._asked(pair, questions) if questions else []
        cuts = [len(questions) * number // parts for number in range(parts + 1)]
        with ThreadPoolExecutor(parts) as threads:
            done = threads.map(lambda start, stop: self._asked(pair, questions[start:stop]), cuts, cuts[1:])
            return [heard for part in done for heard in part]

    def _asked(self, pair: Pair, questions: Sequence[bytes]) -> list[Heard | None]:
        free = self._open(pair)
        pipeline = free.get()
        try:
            return [from_stream(answer) for answer in pipeline.ask(questions)]
        except ValueError as error:
            pipeline.close()
            raise EngineRefused(f"apertium {pair.source}-{pair.target}: {error}.") from error
        finally:
            free.put(pipeline)

    def _open(self, pair: Pair) -> LifoQueue[Pipeline]:
        with self._lock:
            if pair not in self._free:
                mode = self._mode(pair)
                made = tuple(
                    Pipeline(f"apertium {mode.name}", mode.stages, patience=self._patience) for _ in range(self._size)
                )
                self._pipelines[pair], self._free[pair] = made, LifoQueue()
                for pipeline in made:
                    self._free[pair].put(pipeline)
            return self._free[pair]

    def _mode(self, pair: Pair) -> Mode:
        mode = self._modes().get(pair)
        if mode is None or mode.missing:
            lacks = ", ".join(mode.missing) if mode else f"a mode for {pair.source} to {pair.target}"
            raise EngineUnavailable(f"Apertium on this machine lacks {lacks}.")
        return mode

    def _modes(self) -> dict[Pair, Mode]:
        try:
            changed = self._folder.stat().st_mtime_ns
        except OSError:
            return {}
        if self._seen[0] != changed:
            self._seen = (changed, installed_modes(self._folder))
            self._known, self._strange = {}, {}  # other dictionaries know other words
        return self._seen[1]


def _with_plain_places(wanted: Wanted, pair: Pair) -> Wanted:
    text = with_plain_places(wanted.text, pair.source, pair.target)
    return wanted if text == wanted.text else replace(wanted, text=text)


def _arrived(heard: Heard | None, lending: Lent) -> Heard | None:
    text = given_back(heard.text, lending.adverbs) if heard else None
    return replace(heard, text=text) if heard and text is not None and arrived(text, lending.known) else None


def _with_titles(wanted: Wanted, pair: Pair) -> Wanted:
    is_known = wanted.names and pair == Pair("en", "es")
    return replace(wanted, names=with_titles(wanted.text, wanted.names)) if is_known else wanted


def _with_half_known_names(wanted: Wanted, strange: Collection[str], language: str) -> tuple[Fixed, ...]:
    """The settled names, and those that the engine knows only in part."""
    found = half_known_names(wanted.text, strange, language)
    new = [run for run in found if all(run.end <= name.start or name.end <= run.start for name in wanted.names)]
    return (*wanted.names, *new)


def _answer(wanted: Wanted, heard: Heard | None) -> Answer:
    if heard is None:
        return Answer(text="", is_truncated=True)
    text = contracted(_mended(wanted.text, heard.text), wanted.names)
    return Answer(text=text, unknown_words=heard.unknown_words)


def _mended(source: str, text: str) -> str:
    """Take out the spaces that dropped pronouns leave behind, put in those that compounds lose, write
    small what an acronym made large, and keep those at both ends
    of the source."""
    core = source.strip()
    if not core:
        return source
    text = text.strip()
    for pattern in (_WIDE_SPACE, _SPACE_AFTER_OPENING, _SPACE_BEFORE_STOP):
        if not pattern.search(core):
            text = pattern.sub(" " if pattern is _WIDE_SPACE else "", text)
    if not core.isupper() and not _SHOUTED.search(core):
        text = _SHOUTED.sub(lambda match: match[0].lower(), text)
    if _COMPOUND.search(core):
        text = _GLUED.sub(r" de \1 ", text)
    start = len(source) - len(source.lstrip())
    return source[:start] + text + source[start + len(core) :]
