"""Words that may stand twice in a row, in the languages in which hardly any other does.

Turkish, Malay or Italian say words twice as a matter of course: languages that are not listed here have no such rule.
"""

_BY_GRAMMAR = {
    "ca": "que",
    "de": "an auf aus das dem den der die es hat ihr in ist sie sind um vor war was zu",
    "en": "had had has her his in is on over that to up was what who you",
    "es": "que si",
    "fr": "en est faire fait le nous que qui vous",
    "pt": "que se",
}
_FOR_EMPHASIS = {
    "ca": "bé ja mai molt no poc sí tan",
    "de": "ganz immer ja lange nein nie sehr so viel weit",
    "en": "bye far hear hey long many more much never no now really so there very yes",
    "es": "bien casi más muy no nunca poco sí tan ya",
    "fr": "bien jamais loin non oui plus si toujours tout très trop",
    "pt": "bem muito não nunca quase sim tão",
}
MAY_MEET = {language: frozenset(words.split()) for language, words in _BY_GRAMMAR.items()}
"""By what stands on either side of a clause's edge, as in “what it is is a crane”; never at a sentence's end."""
MAY_BE_SAID_TWICE = {language: frozenset(words.split()) for language, words in _FOR_EMPHASIS.items()}
