"""Any server with OpenAI's chat endpoint (`/chat/completions`): sentences go as JSON and come back as JSON, checked."""

from collections.abc import Sequence
from typing import Any

from colporteur.foundations.errors import ColporteurError, EngineRefused
from colporteur.translation.engines.contract import Answer, Grade, Pair, Wanted
from colporteur.translation.engines.echo import EveryPair
from colporteur.translation.engines.hiding import with_names_hidden
from colporteur.translation.engines.outside import prompt
from colporteur.translation.engines.outside.door import Door, misshapen
from colporteur.translation.engines.outside.parcels import Leftovers, Packing, characters_in, clean, in_parcels, tidy

PACKING = Packing(
    sentences=20, in_bytes=24 << 10, written=lambda wanted: clean(wanted.text), key=lambda wanted: wanted.context
)
OPTIONAL = ("temperature", "response_format")
"""Not every model takes them: one that a server complains of is not sent to it again."""


class Openai:
    """A model by its name at that server. It is asked once more where its answer is not the JSON that was asked for."""

    name = "openai"
    can_hide_names = True

    def __init__(self, door: Door, *, model: str, grade: Grade = Grade.FAIR, is_local: bool = False) -> None:
        self.is_local = is_local
        self.door = door
        self._leftovers = Leftovers()
        self._model = model
        self._grade = grade
        self._refused: frozenset[str] = frozenset()

    def pairs(self) -> frozenset[Pair]:
        """Any two languages; none while it is paused or its month is spent."""
        return frozenset() if self.door.meter.paused_because() else self.every_pair()

    def every_pair(self) -> frozenset[Pair]:
        """See `Metered`."""
        return EveryPair()

    def version(self, pair: Pair) -> str:
        """The model's name, which is what changes answers."""
        return f"openai {self._model}"

    def grade(self, pair: Pair) -> Grade:
        """As the settings say: nobody but the house has tried this model."""
        return self._grade

    def translate(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        """See `Engine`. Sentences that have the same context share a request."""
        return with_names_hidden(
            pair,
            sentences,
            lambda masked: in_parcels(
                pair, masked, PACKING, self._leftovers, lambda parcel: self._parcel(pair, parcel)
            ),
        )

    def close(self) -> None:
        """Close its connections."""
        self.door.close()

    def _parcel(self, pair: Pair, sentences: Sequence[Wanted]) -> list[Answer]:
        messages = [_message("system", prompt.INSTRUCTIONS), _message("user", prompt.request(pair, sentences))]
        content = self._said(messages, sentences)
        try:
            texts = prompt.read(content, len(sentences))
        except ValueError as error:
            again = f"Your answer cannot be used: {error}. Answer again with the whole JSON and nothing else."
            messages += [_message("assistant", content), _message("user", again)]
            texts = self._read_or_refused(self._said(messages, sentences), len(sentences))
        return [Answer(text=tidy(text).strip(" ")) for text in texts]

    def _read_or_refused(self, content: str, count: int) -> list[str]:
        try:
            return prompt.read(content, count)
        except ValueError as error:
            raise misshapen(
                self.name, f"twice with something else than the JSON that was asked for: {error}"
            ) from error

    def _said(self, messages: Sequence[object], sentences: Sequence[Wanted]) -> str:
        """The model's words. What the server does not know is left out from then on."""
        try:
            return self._asked(messages, sentences)
        except EngineRefused as error:
            complained = {name for name in OPTIONAL if name in str(error)} - self._refused
            if not complained:
                raise
            self._refused |= complained
        return self._asked(messages, sentences)

    def _asked(self, messages: Sequence[object], sentences: Sequence[Wanted]) -> str:
        body = {"model": self._model, "messages": messages} | {
            name: value for name, value in _wishes().items() if name not in self._refused
        }
        context = len(sentences[0].context[: prompt.LONGEST_CONTEXT])
        characters = characters_in(sentences) + context  # here, unlike elsewhere, context is paid for
        answer = self.door.ask("/chat/completions", body, characters=characters, piece=sentences[0].piece)
        tokens = answer.get("usage") if isinstance(answer, dict) else None
        if isinstance(tokens, dict) and isinstance(tokens.get("total_tokens"), int):
            self.door.meter.used(tokens["total_tokens"])
        return _content(answer)


def _wishes() -> dict[str, object]:
    schema = {"name": "translations", "strict": True, "schema": dict(prompt.SCHEMA)}
    return {"temperature": 0, "response_format": {"type": "json_schema", "json_schema": schema}}


def _message(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": content}


def _content(answer: Any) -> str:  # Any: JSON
    try:
        choice = answer["choices"][0]
        content, refusal, ending = (
            choice["message"].get("content"),
            choice["message"].get("refusal"),
            choice["finish_reason"],
        )
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise misshapen("openai", "without any message") from error
    if refusal or ending == "content_filter":
        raise _declined()
    if ending == "length":
        raise EngineRefused("openai stopped in the middle: the answer is longer than the model may write.")
    if not isinstance(content, str):
        raise misshapen("openai", "with a message that is no text")
    return content


def _declined() -> ColporteurError:
    return EngineRefused("openai declines to translate a sentence of this batch.")
