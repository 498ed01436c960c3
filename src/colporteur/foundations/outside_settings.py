"""The settings of the engines that are asked over a network."""

from decimal import Decimal, InvalidOperation
from typing import Any

from colporteur.foundations.setting import Setting, by_name, one_of, switch, text, texts, whole

MOST_CHARACTERS = 1_000_000_000_000


def prices(value: Any) -> dict[str, tuple[Decimal, str]]:
    """Of a million characters, by engine, with the currency: `deepl 20.00 EUR`."""
    return dict(_price(line) for line in texts(value))


def _price(line: str) -> tuple[str, tuple[Decimal, str]]:
    try:
        engine, amount, currency = line.split()
        price = Decimal(amount)
    except (ValueError, InvalidOperation):
        price = Decimal("NaN")
    if not price.is_finite() or price < 0:
        raise ValueError('must be a list such as ["deepl 20.00 EUR"]: engine, price of a million characters, currency')
    return engine, (price, currency)


def _a_month(engine: str, default: int, remark: str = "") -> Setting:
    return Setting(
        name=f"translation.{engine}_characters_per_month",
        read=whole(0, MOST_CHARACTERS),
        default=default,
        says=f"The most characters that `{engine}` is sent in a calendar month (UTC) by all processes; 0 is no limit.{remark}",
    )


OUTSIDE_SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="translation.in_house",
        read=texts,
        default=[],
        says="Engines among `libretranslate`, `deepl` and `openai` that the house runs itself on another machine, so that "
        "nothing sent there leaves it. One at an address of this machine is in the house anyway.",
    ),
    Setting(
        name="translation.keys_over_plain_http",
        read=switch,
        default=False,
        says="Whether a key may be sent to another machine over plain HTTP, where whoever is on the way can read it.",
    ),
    Setting(
        name="translation.outside_timeout_seconds",
        read=whole(1, 600),
        default=60,
        says="How long one request to `libretranslate`, `deepl` or `openai` may take.",
    ),
    Setting(
        name="translation.outside_requests",
        read=whole(1, 64),
        default=4,
        says="How many requests each process has under way with one of these engines at a time.",
    ),
    Setting(
        name="translation.prices",
        read=prices,
        default=[],
        says="What a million characters cost, such as `deepl 20.00 EUR`; `colporteur retranslate` reckons with it.",
    ),
    Setting(
        name="translation.libretranslate_address",
        read=text,
        default="",
        says="Where the LibreTranslate server is, such as `http://127.0.0.1:5000`.",
    ),
    Setting(
        name="translation.libretranslate_key",
        read=text,
        default="",
        is_secret=True,
        says="Its key, if it wants one. Better kept in the environment than in the file.",
    ),
    _a_month("libretranslate", 0),
    Setting(
        name="translation.deepl_key",
        read=text,
        default="",
        is_secret=True,
        says="The authentication key of the DeepL API. Better kept in the environment than in the file.",
    ),
    Setting(
        name="translation.deepl_address",
        read=text,
        default="",
        says="Empty: DeepL's own, by the kind of key.",
    ),
    _a_month("deepl", 500_000, " The default is what a free account has."),
    Setting(
        name="translation.deepl_languages",
        read=texts,
        default=[],
        says="Languages that the account can translate beyond those that `deepl` offers by itself, such as `ca`.",
    ),
    Setting(
        name="translation.deepl_variants",
        read=by_name,
        default=[],
        says="The variants in which DeepL writes, such as `en=EN-US`; by default British English and European Portuguese.",
    ),
    Setting(
        name="translation.deepl_glossaries",
        read=by_name,
        default=[],
        says="Glossaries kept at DeepL by pair, such as `en-de=` and the glossary's id.",
    ),
    Setting(
        name="translation.deepl_keeps_our_glossary",
        read=switch,
        default=True,
        says="Whether the paper's names and terms are kept as a glossary at DeepL, too. Those named above come first.",
    ),
    Setting(
        name="translation.openai_address",
        read=text,
        default="https://api.openai.com/v1",
        says="A server with OpenAI's chat endpoint, without `/chat/completions`: also vLLM, llama.cpp, Ollama and others.",
    ),
    Setting(
        name="translation.openai_key",
        read=text,
        default="",
        is_secret=True,
        says="Its key, if it wants one. Better kept in the environment than in the file.",
    ),
    Setting(
        name="translation.openai_model",
        read=text,
        default="",
        says="The model's name, which is also its version: when it changes, `colporteur retranslate` offers the old work.",
    ),
    Setting(
        name="translation.openai_grade",
        read=one_of("rough", "fair", "good"),
        default="fair",
        says="How near that model's work is to print in your languages, as you judge it.",
    ),
    _a_month("openai", 500_000, " Context counts, too."),
    Setting(
        name="translation.openai_characters_per_article",
        read=whole(0, MOST_CHARACTERS),
        default=100_000,
        says="The most characters that `openai` is sent for one article in a month, all editions together; 0 is no limit.",
    ),
)
