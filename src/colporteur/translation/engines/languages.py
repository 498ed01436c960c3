"""Language codes as engines write them, and as the paper's addresses write them (ISO 639-1 where there is one)."""

from types import MappingProxyType

TWO_LETTERS = MappingProxyType(
    {
        "afr": "af",
        "ara": "ar",
        "arg": "an",
        "bel": "be",
        "bre": "br",
        "bul": "bg",
        "cat": "ca",
        "ces": "cs",
        "cym": "cy",
        "dan": "da",
        "deu": "de",
        "ell": "el",
        "eng": "en",
        "epo": "eo",
        "est": "et",
        "eus": "eu",
        "fao": "fo",
        "fas": "fa",
        "fin": "fi",
        "fra": "fr",
        "gle": "ga",
        "glg": "gl",
        "heb": "he",
        "hin": "hi",
        "hrv": "hr",
        "hun": "hu",
        "ind": "id",
        "isl": "is",
        "ita": "it",
        "jpn": "ja",
        "kat": "ka",
        "kaz": "kk",
        "kor": "ko",
        "lav": "lv",
        "lit": "lt",
        "mkd": "mk",
        "mlt": "mt",
        "msa": "ms",
        "nld": "nl",
        "nno": "nn",
        "nob": "nb",
        "oci": "oc",
        "pol": "pl",
        "por": "pt",
        "ron": "ro",
        "rus": "ru",
        "slk": "sk",
        "slv": "sl",
        "sme": "se",
        "spa": "es",
        "sqi": "sq",
        "srd": "sc",
        "srp": "sr",
        "swe": "sv",
        "tat": "tt",
        "tha": "th",
        "tur": "tr",
        "ukr": "uk",
        "urd": "ur",
        "vie": "vi",
        "zho": "zh",
        "zlm": "ms",
    }
)
"""ISO 639-3 codes of languages that also have a code of two letters in ISO 639-1, which is what addresses use."""

ARGOS_CODES = MappingProxyType({"pb": "pt-br", "zt": "zh-hant"})
"""Codes that the Argos index made up, and the tags of BCP 47 that they stand for."""


def address_code(code: str) -> str:
    """`eng` → `en`, `pt_BR` → `pt-br`, `oci_aran` → `oc-aran`, `pb` → `pt-br`; others stay, in lower case."""
    language, _, variety = code.lower().replace("_", "-").partition("-")
    language = ARGOS_CODES.get(language, TWO_LETTERS.get(language, language))
    return f"{language}-{variety}" if variety else language
