"""The words by which languages deny."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Denials:
    """How a language denies, as alternatives of regular expressions.

    `plain`: words that do and that somebody misses; `within`: words of which one stands in each plain phrase of several.
    `veiled`: words that may answer for a plain one of another language, but may mean other things. `void`: phrases that look like
    a denial and are none, so that nobody misses them, though another language may deny there (*no … hasta*, *not until*).
    """

    plain: str
    veiled: str
    void: str
    within: str = "(?!)"


DENIALS = MappingProxyType(
    {
        "en": Denials(
            plain=r"not|cannot|\w+n[’']t|no|never|nobody|no one|none|nothing|nowhere|neither|nor",
            veiled=(
                r"without|hardly|barely|scarcely|rarely|seldom|fail\w*|refus\w+|unable|unless|lack\w*|absen\w+|prevent\w*|"
                r"avoid\w*|den(?:y|ies|ied|ying)|except\w*|instead|reject\w*|unlike|im(?:possible|mortal)\w*|"
                r"stop(?:s|ped|ping)?|non|non-?\w+|"
                r"un(?:able|aware|certain|clear|heard|known|likely|used|usual|willing|\w{3,}ed)|disagree\w*|dislik\w*|"
                r"in(?:active|valid|ability|capab|complet|correct|effectiv|exist|frequent|numer|sufficien|visib|accessib|adequat|significan)\w*|"
                r"free from|far from|ban(?:s|ned)?|forbid\w*|forbade|ceas\w+|quit|(?:use|help|power|home|end|price)less"
            ),
            void=(
                r"not only|not just|not merely|not least|not to mention|no doubt|no matter|no less than|no more than|"
                r"no later than|no sooner|whether or not|or not|if not|nothing but|none other|can(?:not|’t|'t) help but|"
                r"why not|no\.? ?\d+|no\. |no-\w+|nothing less than|to say nothing of|more often than not|as often as not|"
                r"leave nothing to"
            ),
        ),
        "de": Denials(
            plain=r"nicht|nichts|kein\w*|nie|niemals|niemand\w*|nirgend\w*|weder|mitnichten|keinesfalls|keineswegs",
            veiled=(
                r"ohne|kaum|selten|wenig\w*|"
                r"un(?:fähig|klar|möglich|bekannt|gern|wahrscheinlich|zufrieden|genutzt|beantwortet|gewiss|sicher|zulässig|gültig)\w*|"
                r"fehl(?:t|te|en|ten|ende\w*)|mangels?|verweiger\w+|ablehn\w+|lehnt\w*|verhinder\w+|vermeid\w+|vermied\w*|"
                r"außer|statt|anstatt|verbot\w*|verbiet\w+|"
                r"(?:arbeits|ergebnis|erfolg|kosten|wirkungs|ahnungs|macht|heimat|sinn)los\w{0,2}|nein|scheiter\w+|"
                r"gescheitert|unterlass\w*|leugn\w+|bestritt\w*|bestreit\w+|dementier\w+|nicht\w+|verzicht\w*|aufhör\w*|"
                r"verpass\w*|versäum\w*|stellte\w* \w+ ein"
            ),
            void=(
                r"nicht nur|nicht bloß|nicht allein|nicht zuletzt|nicht einmal mehr als|ob oder nicht|wenn nicht gar|"
                r"nichts als|nie zuvor so"
            ),
        ),
        "es": Denials(
            plain=r"no|nunca|jamás|nadie|nada|ningun[oa]s?|ningún|ni|tampoco",
            veiled=(
                r"sin|apenas|falt(?:a|an|ó|ar|aba)|negar\w*|neg[óa]\w*|neg(?:aron|ando|ad[oa])|niega\w*|evit\w+|impid\w+|"
                r"imped\w+|excepto|salvo|rechaz\w+|carec\w+|dej(?:ó|a|an|aron|ar|ado) de|imposib\w+|"
                r"in(?:acti|capa|comple|correc|efica|exist|sufic|vis)\w+|descono\w+|prohib\w+|en vez|en lugar|ausen\w+|"
                r"escas\w+|ileg\w+|rar[oa]\w*|fracas\w+"
            ),
            void=(
                r"no s[óo]lo|no solamente|no únicamente|no obstante|nada más|ni siquiera menos de|a no ser que|hasta que no|"
                r"no menos de|no más de|no bien|más que nunca|más que nada|ya no solo|"
                r"antes de que nadie|mejor que nadie|más que nadie|no (?:\S+ ){1,3}?(?:hasta|más que|sino)"
            ),
        ),
        "fr": Denials(
            plain=(
                r"pas|jamais|rien|aucune?s?|ni|nulle part|nullement|n[’']\w+ (?:\w+ ){0,3}?(?:plus|personne)|"
                r"ne (?:\S+ ){1,4}?(?:plus|personne)|guère|personne n[e’']"
            ),
            veiled=(
                r"ne|n[’']\w*|sans|non|rarement|manqu\w*|refus\w+|évit\w+|empêch\w+|sauf|excepté|hormis|nie\w*|nié\w*|"
                r"im(?:possib|prob|puiss)\w+|in(?:acti|capab|comple|correct|effica|exist|suffi|util|visib|connu|habit)\w+|"
                r"interdi\w+|absen\w+|faute|échou\w+|cess\w+|nul\w*|loin de"
            ),
            void=(
                r"n[’']\w+ (?:\S+ ){0,3}?que|ne (?:\S+ ){1,3}?plus que|n[’']en (?:est|sont) pas moins|"
                r"pas seulement|non seulement|ne (?:\S+ )?que\b|pas moins de|ne serait-ce|n[’']est-ce pas|pas à pas|"
                r"pas de danse|rien que|plus que jamais|à jamais"
            ),
            within="nulle|ne|n|personne",
        ),
        "it": Denials(
            plain=r"non|nessun[oa]?|niente|nulla|neanche|nemmeno|neppure|né",
            veiled=(
                r"mai|senza|manc\w+|priv[oaie]|rifiut\w+|evit\w+|imped\w+|tranne|eccetto|salvo|nega\w*|negò|"
                r"in(?:atti|capa|comple|corret|dirett|effica|esist|fedel|giust|suffi|util|visib|sol)\w+|"
                r"im(?:possib|prob)\w+|anziché|viet(?:a|ano|ato|ata|ò)|assen\w+|raro|rar[iae]\w*|scars\w+|fallit\w+|"
                r"smett\w+|smess\w+|solo nel|solo dopo"
            ),
            void=(
                r"non solo|non soltanto|non solamente|non appena|non meno di|non più di|nonostante|più che mai|"
                r"a meno che non|finché non|fino a quando non|se non altro|niente di meno"
            ),
        ),
        "pt": Denials(
            plain=r"não|nunca|jamais|ninguém|nada|nenhum\w*|nem|tampouco",
            veiled=(
                r"sem|pouc[oa]s?|falt\w+|neg[aoué]\w*|evit\w+|imped\w+|exceto|salvo|recus\w+|rejeit\w+|im\w{4,}|in\w{4,}|"
                r"des\w{4,}|proib\w+|ausên\w+|ausent\w+|raro|raramente|escass\w+|contra|apesar|perd\w+|menos|zero|deix\w+|"
                r"mal"
            ),
            void=(
                r"não só|não apenas|não somente|não obstante|nada mais|não menos de|mais do que nunca|a não ser que|"
                r"nem sempre só"
            ),
        ),
        "ca": Denials(
            plain=r"no|mai|ningú|ni|tampoc|enlloc",
            veiled=(
                r"res|cap|pas|gens|sense|poc\w*|poqu\w+|falt\w+|neg\w+|evit\w+|imped\w+|excepte|llevat|tret|rebutj\w+|"
                r"im\w{4,}|in\w{4,}|des\w{4,}|prohib\w+|absèn\w+|absent\w*|rar\w*|escass\w+|contra|malgrat|perd\w+|menys|"
                r"zero|deix\w+|mal"
            ),
            void=(
                r"no només|no sols|no solament|no obstant|més que mai|si no|no menys de|no més de|fins que no|abans que no|"
                r"abans que ningú|millor que ningú|més que ningú"
            ),
        ),
        "nl": Denials(
            plain=r"niet|niets|geen|nooit|niemand|nergens|noch|geenszins",
            veiled=(
                r"zonder|nauwelijks|amper|zelden|weinig\w*|on(?!der|ze|s\b|g)\w{3,}|ontbre\w+|weiger\w+|vermijd\w+|"
                r"verhinder\w+|behalve|uitgezonderd|nee|verbod\w*|verb[io]\w+|mis\w+|\w+loos|\w+loze|\w+vrij\w*|ontken\w+|"
                r"tegen|ondanks|nul|verlo\w+|verlies\w*"
            ),
            void=r"niet alleen|niet slechts|niet in de laatste plaats|al dan niet|niets dan",
        ),
        "ar": Denials(
            plain=r"[وف]?(?:لا|لم|لن|ليس\w*|لست|ليسوا|كلا)|[وف]?أ?لن|[وف]?ألا",
            veiled=(
                r""
                r"[وفب]?(?:ما|غير|دون|بدون|عدم|بعدم|لعدم|وعدم|انعدام|قلة|قليل\w*|رفض\w*|يرفض\w*|فشل\w*|نفى|نفت|ينفي|منع\w*|يمنع|امتن\w+|باستثناء|إلا|سوى|بلا|خلو|خال\w*|نادر\w*|حظر\w*|يحظر|عجز\w*|مستحيل\w*|ضد|رغم|صفر|تفادي|تجنب\w*|يتجنب|أبدا\w?|أبدًا|قط)"
            ),
            void=(
                r"لا ?سيما|لا شك|ولا سيما|و?لا [يت]زال\w*|و?ما زال\w*|لم يزل|لا بد|لا بأس|لا غنى|"
                r"[وف]?(?:لا|لم|لن|ليس\w*|ما) [^.،؛!؟]{0,60}?(?:سوى|إلا)"
            ),
        ),
    }
)
