"""Denials, names and single words left in the original: what only warns, since capitals and small words mislead."""

import json
from collections import Counter
from pathlib import Path

import pytest

from colporteur.translation.rules.checks.contract import Severity
from colporteur.translation.tests.judged import judged

WARNINGS = {"denial_lost", "denial_invented", "name_lost", "name_invented", "word_left_over"}

DENIAL_CODES = {"denial_lost", "denial_invented"}
DENIALS = Path(__file__).with_name("denials.jsonl")
"""Sentences with a translation that denies in another way, and one in which the denial is lost or invented."""


def warned(pair: str, source: str, target: str) -> set[str]:
    findings = [finding for finding in judged(pair, source, target).findings if finding.code in WARNINGS]
    assert {finding.severity for finding in findings} <= {Severity.WARNS}
    return {finding.code for finding in findings}


def test_denials_are_missed_and_other_ways_of_denying_are_let_pass() -> None:
    found: Counter[str] = Counter()
    rows = [json.loads(line) for line in DENIALS.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        pair = f"{row['source_language']}-{row['target_language']}"
        found.update({said: 1 for said in ("right", "wrong") if warned(pair, row["source"], row[said]) & DENIAL_CODES})
    assert len(rows) > 120
    assert found["wrong"] / len(rows) >= 0.85
    assert found["right"] / len(rows) <= 0.03


@pytest.mark.parametrize(
    ("pair", "source", "target", "found"),
    [
        ("en-de", "The ministry failed to pay.", "Das Ministerium zahlte.", "denial_lost"),
        ("en-de", "The strike has yet to end.", "Der Streik ist noch nicht vorbei.", None),
        ("es-en", "El acuerdo quedó sin firmar.", "The agreement was signed.", "denial_lost"),
        ("es-en", "Sin embargo, el puente está abierto.", "The bridge is open, however.", None),
        ("es-en", "Médicos Sin Fronteras abrió un hospital.", "Medecins Sans Frontieres opened a hospital.", None),
        ("fr-en", "Il est parti sans payer.", "He paid and left.", "denial_lost"),
        ("en-fr", "The law bans it.", "La loi ne l’interdit pas.", "denial_invented"),
        ("en-de", "He went without her.", "Er ging, aber nicht mit ihr.", None),
        ("ar-en", "سافر بدون جواز سفر.", "He travelled with a passport.", "denial_lost"),
        ("de-en", "Der Rat stimmte nicht zu.", "The council agreed.", "denial_lost"),
        ("de-en", "Der Rat stimmte zu.", "The council did not agree.", "denial_invented"),
        ("de-en", "Der Rat stimmte nicht zu.", "The council refused.", None),
        ("es-de", "No pueden salir hasta el viernes.", "Sie dürfen bis Freitag nicht auslaufen.", None),
        ("en-fr", "There is nothing but river.", "Il n’y a que le fleuve.", None),
        ("de-ca", "Lange bevor jemand einen Pegel ablas.", "Molt abans que ningú llegís un mareògraf.", None),
        ("de-es", "Lange bevor jemand kam.", "Mucho antes de que nadie llegara.", None),
        ("de-en", "Nicht nur der Rat stimmte zu.", "It was the council, too, that agreed.", None),
        ("de-en", "Niemand kam und nichts geschah.", "Nobody came and something happened.", "denial_lost"),
        ("en-de", "She was unable to come.", "Sie konnte nicht kommen.", None),
        ("en-es", "Nobody saw anything.", "Nadie vio nada.", None),
        ("en-es", "The bridge is open.", "El puente no está abierto.", "denial_invented"),
        ("es-en", "No sólo el puente está abierto.", "The bridge, too, is open.", None),
        ("es-en", "Nunca vino.", "He came.", "denial_lost"),
        ("es-en", "Nadie dijo nada.", "No one said a word.", None),
        ("fr-en", "Le pont n’est pas ouvert.", "The bridge is open.", "denial_lost"),
        ("fr-en", "Il ne reste que deux jours.", "There are only two days left.", None),
        ("en-fr", "The bridge is open.", "Le pont n’est plus ouvert.", "denial_invented"),
        ("it-en", "Non appena arrivò, parlò.", "As soon as he arrived, he spoke.", None),
        ("en-ar", "The bridge is open.", "الجسر ليس مفتوحًا.", "denial_invented"),
        ("en-ar", "The bridge is not open.", "الجسر غير مفتوح.", None),
        ("es-ca", "El puente no está abierto.", "El pont és obert.", "denial_lost"),
        ("en-th", "The bridge is not open.", "สะพานเปิดอยู่", None),
        ("en-ja", "The bridge is not open.", "橋は開いている。", "denial_lost"),
        ("ja-en", "橋は開いていない。", "The bridge is not open.", None),
        ("ja-en", "水位は上がるかもしれない。", "The river may not rise.", "denial_invented"),
        ("zh-en", "大桥尚未开放。", "The bridge is open.", "denial_lost"),
        ("zh-en", "不同的河流非常不错。", "The rivers are not bad at all.", None),
        ("zh-en", "河水不断上涨。", "The river is not rising.", "denial_invented"),
        ("ko-en", "다리는 열리지 않았다.", "The bridge was opened.", "denial_lost"),
        ("hi-en", "पुल नहीं खुला है।", "The bridge is open.", "denial_lost"),
        ("hi-en", "पुल खुला है।", "The bridge is not open.", "denial_invented"),
        ("ru-en", "Никто не знает ответа.", "Nobody knows the answer.", None),
        ("ru-en", "Никто не знает ответа.", "Everybody knows the answer.", "denial_lost"),
        ("ru-en", "На этой неделе мост открыли.", "The bridge was not opened this week.", "denial_invented"),
        ("ru-en", "Не только мост открыт.", "The bridge, too, is open.", None),
        ("uk-en", "Міст не відкрито.", "The bridge is not open.", None),
        ("pl-en", "Nikt tego nie wie.", "Somebody knows.", "denial_lost"),
        ("pl-en", "W niedzielę most otwarto.", "The bridge was not opened on Sunday.", "denial_invented"),
        ("cs-en", "Most není otevřen.", "The bridge is open.", "denial_lost"),
        ("cs-en", "Most v neděli otevřeli.", "The bridge was not opened on Sunday.", "denial_invented"),
        ("cs-en", "Nic jsme neviděli.", "We saw nothing.", None),
        ("tr-en", "Köprü açılmadı.", "The bridge was opened.", "denial_lost"),
        ("fa-en", "پل باز نیست.", "The bridge is open.", "denial_lost"),
        ("de-en", "Er bestreitet das und ging.", "He denies it and did not go.", "denial_invented"),
        ("ca-en", "El Vaticà en va informar dilluns.", "The Vatican did not report on Monday.", "denial_invented"),
        ("de-en", "Weder Rat noch Bürger kamen.", "Neither council nor citizens came.", None),
        ("ca-de", "Gairebé ningú no ho creu.", "Kaum jemand glaubt es.", None),
        ("es-ar", "300 euros como mínimo", "على ألا تقل عن 300 يورو", None),
        ("en-de", "She was found not guilty.", "Das Gericht sprach sie in allen Punkten frei.", None),
        ("es-en", "El tribunal la absolvió.", "The court found her not guilty.", None),
        ("en-de", "It took less than two days.", "Es dauerte keine zwei Tage.", None),
        ("en-es", "No fewer than ten came.", "Vinieron al menos diez.", None),
        ("fr-en", "On ignore où il est.", "It is not known where he is.", None),
        ("fr-ca", "Pourquoi personne n’a-t-il prévenu la ville ?", "Per què ningú no va avisar la ciutat?", None),
        ("fr-en", "Personne n’a été blessé.", "Somebody was hurt.", "denial_lost"),
        ("en-fr", "The ceasefire did not hold.", "Le cessez-le-feu a tenu.", "denial_lost"),
    ],
)
def test_denials_stand(pair: str, source: str, target: str, found: str | None) -> None:
    assert warned(pair, source, target) == ({found} if found else set())


@pytest.mark.parametrize(
    ("pair", "source", "target", "found"),
    [
        (
            "de-en",
            "Lange sprach gestern Vera Kostic mit ihnen darüber.",
            "Yesterday a woman spoke with them about it.",
            {"name_lost"},
        ),
        ("de-en", "Gestern kamen Tausende Besucher.", "Visitors came in their thousands yesterday.", set()),
        (
            "de-en",
            "Gestern trug eine Sturmflut Sand in die Bucht.",
            "A storm carried grit into the bay yesterday.",
            set(),
        ),
        (
            "es-en",
            "Después de ellos habló también el presidente Winther.",
            "After them, President Erwin Huber also spoke there.",
            {"name_lost", "name_invented"},
        ),
        (
            "es-en",
            "Ayer hablaron de ello Vera Kostic y Ana Solheim.",
            "Yesterday Vera Kostic and another woman spoke about it.",
            {"name_lost"},
        ),
        ("en-es", "Now it is for Trade and Industry.", "Ahora es para Comercio e Industria.", set()),
        ("es-en", "Ayer vino D.K. Arya.", "Yesterday a man came.", {"name_lost"}),
        (
            "es-en",
            "Ayer volvió con ella a los Estados Unidos.",
            "He went back there with her yesterday.",
            {"name_lost"},
        ),
        ("es-en", "Ayer volvió con ella a los Estados Unidos.", "He went back to America yesterday.", set()),
        ("fr-en", "Elle vit en Grande-Bretagne.", "She lives in the UK.", set()),
        ("es-en", "Ayer habló Vera Kostic en la plaza.", "Yesterday Vera Kostic spoke in the square.", set()),
        ("es-en", "Ayer habló Vera Kostic en la plaza.", "Yesterday a woman spoke in the square.", {"name_lost"}),
        (
            "es-en",
            "Ayer habló Vera Kostic en la plaza.",
            "Yesterday Idris Quaye spoke in the square.",
            {"name_lost", "name_invented"},
        ),
        ("de-en", "Er kam gestern aus Deutschland.", "He came from Germany yesterday.", set()),
        ("de-en", "Er kam gestern aus Deutschland.", "He came from France yesterday.", {"name_lost", "name_invented"}),
        ("de-en", "Der Zug aus Wien kam an.", "The train from Vienna arrived.", set()),
        ("de-en", "Der Mann sah die Brücke.", "The man saw the bridge.", set()),
        ("en-es", "The train from London was late.", "El tren de Londres llegó tarde.", set()),
        ("en-es", "The train from London was late.", "El tren de París llegó tarde.", {"name_lost", "name_invented"}),
        ("en-fr", "On Thursday the Council met.", "Le conseil s’est réuni jeudi.", set()),
        ("en-es", "They live in New York.", "Viven en Nueva York.", set()),
        ("es-en", "En el siglo XV llegó aquí.", "It came here in the 15th century.", set()),
        ("es-en", "Lo dijo la ONU.", "The UN said so.", set()),
        ("en-de", "Everybody Reads The Paper Here", "Hier lesen alle Zeitung", set()),
        ("en-ar", "The train from London was late.", "تأخر قطار لندن.", set()),
        ("en-de", "They crossed the Pyrenees on foot.", "Zu Fuß gingen sie über die Pyrenäen.", set()),
        ("es-en", "Volaron a Cracovia ayer.", "They flew to Kraków yesterday.", set()),
        ("fr-es", "Ils sont allés en Bretagne.", "Fueron a Bretaña.", set()),
        ("es-en", "Volaron a Cracovia ayer.", "They flew to Antwerp yesterday.", {"name_lost", "name_invented"}),
    ],
)
def test_names_survive(pair: str, source: str, target: str, found: set[str]) -> None:
    assert warned(pair, source, target) == found


@pytest.mark.parametrize(
    ("pair", "source", "target", "is_found"),
    [
        ("it-en", "Il giocatore è arrivato tardi.", "The giocatore arrived late.", True),
        ("es-en", "La central funcionaba con normalidad.", "The plant was working con normalidad.", True),
        (
            "de-en",
            "Sie startet für die Renngemeinschaft aus Bremen.",
            "She starts for the Renngemeinschaft from Bremen.",
            True,
        ),
        ("de-en", "Er lobte Friedrichshafen.", "He praised Friedrichshafen.", False),
        ("de-en", "Der Bundestrainer Jürgen Zimmermann sprach.", "The coach Jürgen Zimmermann spoke.", False),
        ("fr-en", "Le concert était normal.", "The concert was normal.", False),
        ("es-en", "La revista «Generalmente» cerró.", "The magazine “Generalmente” closed.", False),
        ("es-ca", "La ciudad es grande.", "La ciutat és grande.", False),
        ("en-es", "The party is over.", "La fiesta se acabó.", False),
    ],
)
def test_no_word_is_foreign(pair: str, source: str, target: str, is_found: bool) -> None:
    assert ("word_left_over" in warned(pair, source, target)) == is_found
