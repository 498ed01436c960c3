"""Is the translation in the language that it should be in?"""

import re
from collections.abc import Iterator
from functools import cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

from colporteur.translation.rules.checks.contract import Candidate, Finding, Severity
from colporteur.translation.rules.checks.practice import is_practice

NOUNS_HAVE_CAPITALS = frozenset(("de",))
_LEAST_LETTERS = 25
"""In words that are no names; on fewer lingua errs too often."""

_ENOUGH_TO_SEE = 80
"""Code points that lingua looks at; more make the answer slower but hardly better."""

_MARGIN = 0.98
_MOST_OF = 0.5
_SCRIPTS = {
    "ar fa ur ckb": re.compile(r"[\u0600-\u06ff\u0750-\u077f]"),
    "he yi": re.compile(r"[\u0590-\u05ff]"),
    "el": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    "ru uk bg be mk": re.compile(r"[\u0400-\u04ff]"),
    "zh ja": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "": re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]"),
}
_COMMON = {
    language: frozenset(words.split())
    for language, words in {
        "en": """
            the of and to in is was for that with his her they it on are have been from were has this not by but be had
            which an their there would could when after who more than into about between while also she we you its said
            one all if will can out up so what over only no or do
        """,
        "de": """
            der die das und ist den von zu mit sich auf für nicht ein eine dem des im war dass sie wird auch aus bei
            nach wie er es an oder aber wenn als wir ihr ihre seine einer einem einen eines hat haben wurde wurden
            werden waren nur noch schon über unter vor um man kann mehr am zum zur vom
        """,
        "es": """
            el la los las de que y en un una del por con para se su al es lo como más fue pero sus ha este desde sobre
            sin no han había fueron está están muy hasta entre cuando donde después años dijo también porque todo ser
            tiene ella esta estos esa hay solo o si ya le les nos otro otra
        """,
        "fr": """
            le la les des et est une dans que pour qui sur au pas du par avec il ce sont plus ont mais été cette aux en
            ses un d l n à ne se ou elle on nous vous leur leurs son sa était être fait deux si tout après entre sous
            ces comme même aussi y a
        """,
        "ca": """
            el la els les de que i en un una del per amb es seu als és ho com més va però dels han aquest des sobre
            sense o si ja no hi li vam van havia està estan molt fins entre quan on després anys dir també perquè tot
            ser té ella aquesta aquests ha només nos altre altra a al
        """,
        "pt": """
            o a os as de que e em um uma do da por com para se seu ao é não mais foi mas dos das na no são pelo sobre ou
            já lhe nos foram está estão muito até entre quando onde depois anos disse também porque todo ser tem ela
            esta estes há só pela à às
        """,
        "it": """
            il la le di che e un una del per con si della è non sono più ma dei delle alla nel gli al dal ha come suo o
            già lo ci hanno aveva era erano molto fino tra quando dove dopo anni detto anche perché tutto essere ella
            questa questi c solo a da uno
        """,
        "nl": """
            de het een en van in is op te dat voor met zijn niet aan er ook als bij door maar om hebben werd uit naar of
            al nog geen wel hij zij ze we wij hun haar deze dit die dan toen waar wie wat werden heeft had kan kunnen
            meer over onder tussen na
        """,
    }.items()
}
_ENOUGH_COMMON = 3
_A_WORD_TO_SEE = 4
_LETTER = re.compile(r"[^\W\d_]")
_SPACES = re.compile(r"\s+")
_CAPITALS = "".join(letter for letter in map(chr, range(0x250)) if letter.isupper())
_NAME = re.compile(rf"\b[{_CAPITALS}]\w*(?:-\w+)*")


def language_is_right(candidate: Candidate) -> Iterator[Finding]:
    """The target is not written in the script of another language, nor does it read like the source's language."""
    source, target = candidate.original.language, candidate.translation.language
    if len(candidate.target) < _LEAST_LETTERS or source == target or is_practice(candidate.target):
        return
    if _says_so_itself(candidate, source, target):
        return
    is_right = _is_in_script if _script_of(source) is not _script_of(target) else _is_unlike
    if not is_right(candidate.translation.bare, source, target):
        yield Finding(
            code="language_wrong",
            severity=Severity.BLOCKS,
            target_spans=((0, len(candidate.target)),),
        )


def _says_so_itself(candidate: Candidate, source: str, target: str) -> bool:
    """A quick look: true if it has several small words that of the two only its own language has, and nothing of the other."""
    if any(len(word) >= _A_WORD_TO_SEE and word.islower() for word in candidate.shared_words):
        return False
    words = candidate.translation.small_words
    ours, theirs = _own_words(target, source), _own_words(source, target)
    return len(ours & words) >= _ENOUGH_COMMON and theirs.isdisjoint(words)


@cache
def _own_words(language: str, other: str) -> frozenset[str]:
    return _COMMON.get(language, frozenset()) - _COMMON.get(other, frozenset()) if other in _COMMON else frozenset()


def _is_in_script(text: str, source: str, target: str) -> bool:
    letters = len(_LETTER.findall(text))
    return letters < _LEAST_LETTERS or len(_script_of(target).findall(text)) >= _MOST_OF * letters


def _is_unlike(text: str, source: str, target: str) -> bool:
    """Names are left out: they sound like the place that they come from."""
    words = _SPACES.sub(" ", _NAME.sub("", text))
    if len(_LETTER.findall(words)) < _LEAST_LETTERS:
        return True
    return _likeness(words[:_ENOUGH_TO_SEE], source, target) < _MARGIN


@cache
def _script_of(language: str) -> re.Pattern[str]:
    return next((script for languages, script in _SCRIPTS.items() if language in languages.split()), _SCRIPTS[""])


def _likeness(text: str, language: str, other: str) -> float:
    """How surely `text` is in `language` rather than in the other, from 0 to 1; 0 where one of them is not known."""
    known = _detector(language, other)
    return known[0].compute_language_confidence(text, known[1]) if known else 0


@cache
def _detector(language: str, other: str) -> tuple[LanguageDetector, Language] | None:
    """Built once for a pair; trigrams alone, which for two languages tell as much as all lengths, in half the time."""
    of, against = language_code(language), language_code(other)
    if of is None or against is None:
        return None
    builder = LanguageDetectorBuilder.from_iso_codes_639_1(of, against).with_low_accuracy_mode()
    return builder.build(), Language.from_iso_code_639_1(of)


def language_code(language: str) -> IsoCode639_1 | None:
    """None for a language that lingua does not know."""
    code: IsoCode639_1 | None = getattr(IsoCode639_1, language.upper(), None)
    return code
