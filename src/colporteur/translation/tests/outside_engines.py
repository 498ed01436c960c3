"""Each outside engine, at a server on this machine."""

from collections.abc import Callable
from dataclasses import dataclass

from colporteur.translation.engines.contract import Pair, Wanted
from colporteur.translation.engines.outside.deepl import Deepl, Wishes
from colporteur.translation.engines.outside.door import Door, Manners, Outside
from colporteur.translation.engines.outside.libretranslate import Libretranslate
from colporteur.translation.engines.outside.metering import Tally
from colporteur.translation.engines.outside.openai import Openai
from colporteur.translation.tests import outside_servers
from colporteur.translation.tests.outside_servers import KEY, Dialect, Server

EN_ES = Pair("en", "es")
PATIENT = Manners(patience=20, at_a_time=4)
AnOutsideEngine = Deepl | Libretranslate | Openai


@dataclass(frozen=True)
class Kind:
    """An engine, the server it speaks to, and how it is made."""

    name: str
    dialect: Dialect
    make: Callable[[Door, str], AnOutsideEngine]
    header: str = ""

    def at(
        self, address: str, *, meter: Tally | None = None, manners: Manners = PATIENT, key: str = KEY
    ) -> AnOutsideEngine:
        """The engine, at an address."""
        headers = {"Authorization": f"{self.header} {key}"} if self.header else {}
        outside = Outside(name=self.name, address=address, key=key, headers=headers)
        return self.make(Door(outside, meter=meter or Tally(), manners=manners), key)


KINDS = (
    Kind("deepl", outside_servers.deepl, lambda door, _key: Deepl(door), "DeepL-Auth-Key"),
    Kind("libretranslate", outside_servers.libretranslate, lambda door, key: Libretranslate(door, key=key)),
    Kind("openai", outside_servers.openai, lambda door, _key: Openai(door, model="practice-1"), "Bearer"),
)


def deepl_at(server: Server, wishes: Wishes | None = None, meter: Tally | None = None) -> Deepl:
    """DeepL with the house's wishes."""
    headers = {"Authorization": f"DeepL-Auth-Key {KEY}"}
    outside = Outside(name="deepl", address=server.address, key=KEY, headers=headers)
    return Deepl(Door(outside, meter=meter or Tally(), manners=PATIENT), wishes)


def wanted(*texts: str, context: str = "", piece: str = "") -> list[Wanted]:
    """Sentences."""
    return [Wanted(text=text, context=context, piece=piece) for text in texts]
