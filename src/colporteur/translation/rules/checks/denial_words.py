"""The words by which languages deny."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Denials:
    """How a language denies, as alternatives of regular expressions.

    `plain`: words that do and that somebody misses; `within`: words of which one stands in each plain phrase of several.
    `veiled`: words that may answer for a plain one of another language, but may mean other things. `void`: phrases that look like
    a denial and are none, so that nobody misses them, though another language may deny there (*no … hasta*, *not until*).
    `accompanying`: those of the veiled ones that may go with a plain one and then say nothing of their own (*ne … pas*).
    `sure`: those of the veiled ones that hardly mean anything else, so that somebody misses them where the other side denies in
    no way at all (*failed to*, *sin*); `sure_within` is to them what `within` is to the plain ones.
    """

    plain: str
    veiled: str
    void: str
    within: str = "(?!)"
    accompanying: str = "(?!)"
    sure: str = "(?!)"
    sure_within: str = "(?!)"


DENIALS = MappingProxyType(
    {
        "en": Denials(
            plain=(
                r"neither\b[^.;:!?]{0,80}?\bnor|(?:has|have|had|is|are|was|were) yet to|not|cannot|\w+n[’']t|no|never|"
                r"nobody|no one|none|nothing|nowhere|neither|nor"
            ),
            veiled=(
                r"without|hardly|barely|scarcely|rarely|declin(?:e[ds]?|ing)|dismiss\w*|doubt\w*|ended|cancel\w*|"
                r"suspend\w*|missed|devoid|cut(?:s|ting)? (?:off|power)|(?!nevertheless|nonetheless|regardless)\w{3,}less|"
                r"un\w{2,}(?:able|ible)|seldom|fail\w*|refus\w+|unable|unless|lack\w*|absen\w+|prevent\w*|"
                r"avoid\w*|den(?:y|ies|ied|ying)|except\w*|instead|reject\w*|unlike|im(?:possible|mortal)\w*|"
                r"stop(?:s|ped|ping)?|non|non-?\w+|"
                r"un(?:able|aware|certain|clear|heard|known|likely|used|usual|willing|\w{3,}ed)|disagree\w*|dislik\w*|"
                r"in(?:active|valid|ability|capab|complet|correct|effectiv|exist|frequent|numer|sufficien|visib|"
                r"accessib|adequat|significan)\w*|"
                r""
                r"free from|far from|call(?:s|ed|ing)? off|r[au]n out|ban(?:s|ned)?|forbid\w*|forbade|ceas(?:e[ds]?|ing)|"
                r"quit|(?:use|help|power|"
                r"home|end|price)less|acquit\w*|undecided|(?:less|fewer) than"
            ),
            void=(
                r"not only|not just|not merely|not least|not to mention|no doubt|no matter|no less than|no fewer than|"
                r"no more than|"
                r"no later than|no sooner|whether or not|or not|if not|nothing but|none other|can(?:not|’t|'t) help but|"
                r"why not|no\.? ?\d+|no\. |no-\w+|nothing less than|to say nothing of|more often than not|as often as not|"
                r"leave nothing to"
            ),
            within="yet",
            sure=(
                r"without(?! (?:a |any )?doubt)|unable to|fail(?:s|ed|ing)? to|hardly (?:any\w*|ever)|scarcely any\w*|"
                r"refus(?:e[ds]?|ing) to|went un\w+ed|left un\w+ed"
            ),
            sure_within="without|unable|fail(?:s|ed|ing)?|hardly|scarcely|refus(?:e[ds]?|ing)|went|left",
        ),
        "de": Denials(
            plain=r"nicht|nichts|kein\w*|nie|niemals|niemand\w*|nirgend\w*|weder|mitnichten|keinesfalls|keineswegs",
            veiled=(
                r"ohne|kaum|selten|wenig\w*|kapp\w+|f(?:iel|iele|äll|alle)(?:t|n)? (?:\S+ ){0,5}?aus|ausgefallen\w*|"
                r"entf[aiä]\w*ll?\w*|"
                r"abgesagt\w*|wies\w* (?:\S+ ){1,10}?(?:ab|zurück)|zurückgewiesen\w*|abgewiesen\w*|abgelehnt\w*|"
                r"schl(?:oss|ossen|ießt|ießen) (?:\S+ ){1,8}?aus|ausgeschlossen\w*|(?!partei|konfession|zahl|"
                r"zweifel)\w{4,}los(?:e[nrsm]?)?|\w{4,}frei(?:e[nrsm]?)?|"
                r"un(?!ter|ser|iver|ion|gefähr|mittel)\w{4,}(?:t|en|te[nrsm]?|ene[nrsm]?|lich\w*|bar\w*|ig\w*|sam\w*)|zweifel\w*|bezweifel\w*|beend\w*|"
                r"entgeh\w*|entg[ia]ng\w*|versag\w*|"
                r"un(?:fähig|klar|möglich|bekannt|gern|wahrscheinlich|zufrieden|genutzt|beantwortet|gewiss|sicher|"
                r"zulässig|gültig)\w*|"
                r""
                r"fehl(?:t|te|en|ten|ende\w*)|mangels?|verweiger\w+|ablehn\w+|lehnt\w*|verhinder\w+|vermeid\w+|vermied\w*|"
                r"außer|statt|anstatt|verbot\w*|verbiet\w+|"
                r"(?:arbeits|ergebnis|erfolg|kosten|wirkungs|ahnungs|macht|heimat|sinn)los\w{0,2}|nein|scheiter\w+|"
                r"gescheitert|unterlass\w*|leugn\w+|bestritt\w*|bestreit\w+|dementier\w+|nicht\w+|verzicht\w*|aufhör\w*|"
                r"verpass\w*|versäum\w*|stellte\w* \w+ ein|freigesprochen\w*|spr[aei]ch\w* (?:\w+ ){1,8}frei|"
                r"Freispr\w+|weniger als|unentsch\w+|unschuldig\w*"
            ),
            void=(
                r"nicht nur|nicht bloß|nicht allein|nicht zuletzt|nicht einmal mehr als|ob oder nicht|wenn nicht gar|"
                r"nichts als|nie zuvor so"
            ),
            sure=(
                r"ohne(?! (?:jeden |jeglichen )?zweifel)|kaum (?:jemand|noch|je)|weiger\w+ sich|\w*unbeantwortet\w*|"
                r"ununterschrieben"
            ),
            sure_within=r"ohne|kaum|weiger\w+|\w*unbeantwortet\w*",
        ),
        "es": Denials(
            plain=r"no|nunca|jamás|nadie|nada|ningun[oa]s?|ningún|ni|tampoco",
            veiled=(
                r"sin(?! embargo)|apenas|duda\w*|dudó|cancel\w+|suspend\w+|termin\w+|"
                r"desestim\w+|"
                r"falt(?:a|an|ó|ar|aba)|negar\w*|neg[óa]\w*|neg(?:aron|ando|ad[oa])|niega\w*|evit\w+|impid\w+|"
                r"imped\w+|excepto|salvo|rechaz\w+|carec\w+|dej(?:ó|a|an|aron|ar|ado) de|imposib\w+|"
                r"in(?:acti|capa|comple|correc|efica|exist|sufic|vis)\w+|descono\w+|prohib\w+|en vez|en lugar|ausen\w+|"
                r"escas\w+|ileg\w+|rar[oa]\w*|fracas\w+|absuel\w+|absol[vu]\w+|ignora\w*|indecis[oa]s?|inocen\w+|menos de"
            ),
            void=(
                r"no s[óo]lo|no solamente|no únicamente|no obstante|nada más|ni siquiera menos de|a no ser que|hasta que no|"
                r"no menos de|no más de|no bien|más que nunca|más que nada|ya no solo|"
                r"antes de que nadie|mejor que nadie|más que nadie|no (?:\S+ ){1,3}?(?:hasta|más que|sino)"
            ),
            sure=r"sin(?! embargo| duda| lugar a dudas| más| dejar| cesar| parar)|apenas (?:qued|hay|hab)\w*",
            sure_within="sin|apenas",
        ),
        "fr": Denials(
            plain=(
                r"pas|jamais|rien|aucune?s?|ni|nulle part|nullement|n[’']\w+ (?:\w+ ){0,3}?(?:plus|personne)|"
                r"ne (?:\S+ ){1,4}?(?:plus|personne)|guère|personne n(?:e|[’']\w+)"
            ),
            veiled=(
                r"ne|n(?=[’'])|sans|non|rarement|dout\w+|annul\w+|suspend\w+|rejet\w+|illisib\w+|priv\w+|"
                r"gratuit\w*|"
                r"manqu\w*|refus\w+|évit\w+|empêch\w+|sauf|excepté|hormis|nie\w*|nié\w*|"
                r"im(?:possib|prob|puiss)\w+|in(?:acti|capab|comple|correct|effica|exist|suffi|util|visib|connu|habit)\w+|"
                r"interdi\w+|absen\w+|faute|sinon|échou\w+|cess(?!ez-le)\w+|nul\w*|loin de|acquitt\w+|ignor\w+|"
                r"indécis\w*|innocen\w+|moins de"
            ),
            void=(
                r"n[’']\w+ (?:\S+ ){0,3}?que|ne (?:\S+ ){1,3}?plus que|n[’']en (?:est|sont) pas moins|"
                r"pas seulement|non seulement|ne (?:\S+ )?que\b|pas moins de|ne serait-ce|n[’']est-ce pas|pas à pas|"
                r"pas de danse|rien qu(?:e|[’']\w+)|plus que jamais|à jamais"
            ),
            within="nulle|ne|n|personne",
            accompanying=r"ne|n(?=[’'])",
            sure=r"sans(?! (?:aucun )?doute| cesse| arrêt| abri| papiers| plus| contact| fil| compter| parler)",
            sure_within="sans",
        ),
        "it": Denials(
            plain=r"non|nessun[oa]?|niente|nulla|neanche|nemmeno|neppure|né",
            veiled=(
                r"mai|senza|dubit\w+|annull\w+|sospe\w+|respin\w+|bocci\w+|manc\w+|priv[oaie]|rifiut\w+|"
                r"evit\w+|imped\w+|tranne|eccetto|salvo|nega\w*|negò|"
                r"in(?:atti|capa|comple|corret|dirett|effica|esist|fedel|giust|suffi|util|visib|sol)\w+|"
                r"im(?:possib|prob)\w+|anziché|viet(?:a|ano|ato|ata|ò)|assen\w+|raro|rar[iae]\w*|scars\w+|fallit\w+|"
                r"smett\w+|smess\w+|solo nel|solo dopo"
            ),
            void=(
                r"non solo|non soltanto|non solamente|non appena|non meno di|non più di|nonostante|più che mai|"
                r"a meno che non|finché non|fino a quando non|se non altro|niente di meno"
            ),
            accompanying="mai",
            sure="senza(?! (?:alcun )?dubbio| sosta| tregua)",
            sure_within="senza",
        ),
        "pt": Denials(
            plain=r"não|nunca|jamais|ninguém|nada|nenhum\w*|nem|tampouco",
            veiled=(
                r"sem|duvid\w+|cancel\w+|suspen\w+|pouc[oa]s?|falt\w+|neg[aoué]\w*|evit\w+|imped\w+|exceto|"
                r"salvo|recus\w+|rejeit\w+|im(?:possí|prov|mort)\w+|"
                r"in(?:ati|capa|comple|corre|efica|exist|sufici|vis|habit|útil)\w+|"
                r"descon\w+|desment\w+|proib\w+|ausên\w+|ausent\w+|raro|raramente|escass\w+|em vez|menos|zero|deix\w+|"
                r"mal"
            ),
            void=(
                r"não só|não apenas|não somente|não obstante|nada mais|não menos de|mais do que nunca|a não ser que|"
                r"nem sempre só"
            ),
            sure="sem(?! dúvida| parar| cessar)",
            sure_within="sem",
        ),
        "ca": Denials(
            plain=r"no|mai|ningú|ni|tampoc|enlloc",
            veiled=(
                r"res|cap|pas|gens|sense|dubt\w+|cancel·l\w+|suspen\w+|poc\w*|poqu\w+|falt\w+|absol\w+|neg\w+|"
                r"evit\w+|imped\w+|excepte|llevat|tret|rebutj\w+|"
                r"im(?:possib|prob|mort)\w+|in(?:acti|capa|comple|correc|efica|exist|sufic|vis|habit|útil)\w+|descon\w+|"
                r"desmen\w+|prohib\w+|absèn\w+|absent\w*|rar\w*|escass\w+|en lloc|en comptes|menys|"
                r"zero|deix\w+|mal"
            ),
            void=(
                r"no (?:\S+ ){1,3}?(?:fins|més que|sinó)|no només|no sols|no solament|no obstant|més que mai|si no|"
                r"no menys de|no més de|fins que no|abans que no|"
                r"abans que ningú|millor que ningú|més que ningú"
            ),
            accompanying="res|cap|pas|gens",
            sure="sense(?! (?:cap )?dubte| parar| embuts)",
            sure_within="sense",
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
                r"[وفب]?(?:ما|غير|قطع\w*|انقط\w+|تعذ\w+|مجان\w+|ألغ\w+|إلغاء|علق\w*|تعليق|تخل\w+|فقد\w*|خسر\w*|دون|بدون|"
                r"عدم|بعدم|لعدم|وعدم|انعدام|قلة|قليل\w*|رفض\w*|يرفض\w*|فشل\w*|نفى|نفت|"
                r"ينفي|منع\w*|يمنع|امتن\w+|باستثناء|إلا|سوى|بلا|خلو|خال\w*|نادر\w*|حظر\w*|يحظر|عجز\w*|مستحيل\w*|"
                r"ضد|رغم|صفر|تفادي|تجنب\w*|يتجنب|أبدا\w?|أبدًا|قط|برأ\w*|براءة|أقل من|يجهل\w*|ينف)"
            ),
            void=(
                r"لا ?سيما|[وف]?(?:ألا|لا) [يت]قل\w*|[وف]?لم \w+ (?:\w+ ){0,3}?حتى|لا شك|ولا سيما|و?لا [يت]زال\w*|"
                r"و?ما زال\w*|لم يزل|لا بد|لا بأس|لا غنى|"
                r"[وف]?(?:لا|لم|لن|ليس\w*|ما) [^.،؛!؟]{0,60}?(?:سوى|إلا)"
            ),
            sure="[وف]?(?:بدون|بلا(?! شك)|من دون(?! شك))",
            sure_within="[وف]?(?:بدون|بلا|دون)",
        ),
        "pl": Denials(
            plain=(
                r"(?:nikt|nikogo|nikomu|nic|niczego|nigdy|nigdzie|żad\w+|ani) (?:\S+ ){0,3}?nie|nie|nikt|nikogo|nikomu|"
                r"nic|niczego|"
                r"nigdy|nigdzie|żad\w+|ani|niemożliw\w+"
            ),
            veiled=(
                r"bez|brak\w*|nie(?!mc|miec|miecc|dziel|dług|daw|któr|dal|bies|mal)\w{3,}|odm[oó]w\w+|zakaz\w*|odrzuc\w+|"
                r"zaprzecz\w+|"
                r"unik\w+|oprócz|poza|przeciw\w*|przest\w+|zapobie\w+|ledwo|prawie|rzadko|zabron\w+|mało|trudno|dopiero|"
                r"zamiast|"
                r"zrezygn\w+|uniemożliw\w+"
            ),
            void=r"nie tylko|nie mniej niż|nie więcej niż|nie później niż|nie wcześniej niż|czy nie",
        ),
        "cs": Denials(
            plain=(
                r"(?:nikdo|nikoho|nikomu|nic|ničeho|nikdy|nikde|žádn\w+|ani) (?:\S+ ){0,3}?ne\w+|není|nejsou|nejsme|"
                r"nejsem|nikdo|"
                r"nikoho|nikomu|nic|ničeho|nikdy|nikde|žádn\w+|nelze|nemožn\w+|ani|"
                r"ne(?:byl|bud|m[áěo]|mají|mám|mohl|můž|moh|smí|chce|chtěl|chtěj|ví|vědě|zná|došlo|dokáz|podař|existuj|"
                r"platí|přišl|"
                r"uved|vyjád|řekl|souhlas|potvrd|dosta|zbýv|dosáh|našl|použ|zúčast|pochyb|věří|setk|vysvětl)\w*|ne|nikoliv?"
            ),
            veiled=(
                r"bez|ne(?!j|bo\b|ž|mocn|děl|hod|be|dáv|cha|chá|sl|st|přít|uro|rv|utr|pál|ut|ws|p[ao]l)\w{3,}|odmít\w+|"
                r"zak[aá]z\w*|"
                r"popř\w+|popír\w+|zabrán\w+|chyb\w+|kromě|proti|sotva|málo|téměř|přest\w+|vyh(?:nul|ýb)\w*|až|místo|"
                r"selh\w+|zřídka"
            ),
            void=r"nejen\w*|nikoliv? jen|ne méně než|ne více než|nic než|nejpozději",
        ),
        "ru": Denials(
            plain=(
                r"(?:ник(?:то|ого|ому|ем|огда|уда|ак\w*)|нич(?:его|то|ему)|нигде|ни) (?:\S+ ){0,3}?(?:не|нет)|не|нет|нельзя|"
                r"ник(?:то|ого|ому|ем|огда|уда)|нич(?:его|то|ему)|нигде|никак\w*|ни|невозможн\w+"
            ),
            veiled=(
                r"без|не(?!дел|скольк|давн|мец|фт|мног|медл|рв|бес|бо|вест|пр\b|что|кто)\w{3,}|отказ\w*|отверг\w*|"
                r"отклон\w+|отсутств\w+|"
                r"кроме|вряд|едва|отриц\w+|опроверг\w+|избе[гж]\w+|запре\w+|лиш\w+|перест\w+|прекра\w+|против\w*|мало|редко|"
                r"бес\w{3,}|без\w{3,}|предотвра\w+|вместо|только|почти"
            ),
            void=r"не только|не менее|не более|не раз|не позднее|не ранее|чуть ли не|едва не|вряд ли не|пока не|не что иное",
        ),
        "uk": Denials(
            plain=(
                r"(?:ніх?то|нікого|нікому|ніким|ніколи|нікуди|ніде|нічого|ніщо|жодн\w+|ні|ані) (?:\S+ ){0,3}?(?:не|немає)|"
                r"не|ні|ані|немає|"
                r"нема|ніхто|нікого|нікому|ніколи|ніде|нічого|ніщо|жодн\w+|неможлив\w+"
            ),
            veiled=(
                r"без|не(?!діл|щодав|давн|бес|бо|рв)\w{3,}|відмов\w+|відкин\w+|відхил\w+|відсутн\w+|крім|окрім|навряд|"
                r"ледве|запереч\w+|"
                r"спросту\w+|уник\w+|заборон\w+|позбав\w+|переста\w+|припин\w+|проти\w*|мало|рідко|без\w{3,}|запобі\w+|"
                r"замість|лише"
            ),
            void=r"не тільки|не лише|не менше|не більше|не раз|не пізніше|не раніше|ледь не|поки не",
        ),
        "tr": Denials(
            plain=(
                r"değil\w*|yok\w*|hiç\w*|asla|\w{2,}m[ae](?:d[ıi]\w*|m[ıi]ş\w*|yaca\w+|yece\w+|z|zlar|zler|ktadır|ktedir)|"
                r"\w{2,}m[ıiuü]yor\w*"
            ),
            veiled=r"\w+s[ıiuü]z\w*|redd\w+|yalanla\w+|yasak\w*|engelle\w*|hariç|ne|\w+m[ae]d[ae]n|önle\w+|imkansız\w*|aksine",
            void=r"yalnızca \w+ değil|sadece \w+ değil|sadece değil",
        ),
        "fa": Denials(
            plain=(
                r"نیست\w*|نبود\w*|نشد\w*|ندار\w+|نداشت\w*|نخواه\w+|نکرد\w*|نکن\w+|نتوان\w+|نداد\w*|نیافت\w*|نرس\w+|نگف\w+|"
                r"نمی\w*|"
                r"هیچ\w*|هرگز|نه"
            ),
            veiled=r"بدون|بی\w*|غیر\w*|عدم|نا\w+|تکذیب|رد|انکار|ممنوع\w*|جلوگیری|مگر|جز|فاقد|کمتر|خودداری",
            void="نه تنها|نه فقط",
        ),
        "hi": Denials(
            plain="नहीं|न|ना",
            veiled=(
                "बिना|बगैर|बग़ैर|इनकार|इंकार|मना|असंभव|रहित|अभाव|विफल|असफल|असमर्थ|अलावा|सिवाय|गैर|ग़ैर|शायद|रोक|मत|वंचित|"
                r"अस्वीकार|खारिज|"
                "बंद|अयोग्य|अज्ञात|अनिश्चित|अपर्याप्त|अस्पष्ट|बजाय|मुश्किल"
            ),
            void="न केवल|न सिर्फ|न सिर्फ़|ही नहीं",
        ),
        "zh": Denials(
            plain=(
                "不(?![断斷同久过過仅僅但只管论論丹少妨锈幸良满滿安足利])|[没沒](?!收|落|想到)|[无無](?![论論数數线線疑人比期锡錫辜])|未(?![来來婚必])|"
                "非(?![常洲裔法凡])|勿|否(?![则則])"
            ),
            veiled=(
                "拒[绝絕]|缺[乏少]|禁止|避免|防止|[难難]以|失[败敗]|停止|除了|除非|很少|几乎|幾乎|不[足满滿利同]|取消|反[对對]|免|才|直到|[别別][再的]?(?=让|讓|忘)|"
                "只有|非法"
            ),
            void="不[仅僅但只]|不得不|不能不|是不是|能不能|是否|无论|無論|不[论論管]",
        ),
        "ja": Denials(
            plain=(
                "(?<!かもしれ)(?<!なければなら)(?<!なくてはなら)(?<!に違い)(?<!危)(?<!少)な(?:い|かった)|(?<!かもしれ)(?<!なければなり)ません|"
                "(?<!少)(?<!まも)(?<!間も)(?<!だけで)(?<!のみで)(?<!はか)なく(?!な[るっりれ])|なければ(?!な[らり]|いけ)|"
                "(?<![は必まみ])ず(?=[に、。])|ぬ(?=[。、])|なし|[無](?![料線事数])|未(?![来満明])|非(?!常)|不(?![足])"
            ),
            veiled=(
                "少な|ほとんど|拒|否定|否認|禁|避け|防|欠|失敗|中止|停止|以外|除|反対|不足|初めて|困難|なくな|ゼロ|やめ|まで"
            ),
            void="だけでな[くい]|のみな?らず|ばかりか|ばかりでなく|にほかならない",
        ),
        "ko": Denials(
            plain=r"않|못(?!지)|없|아니|(?<!\w)안 |말라|불가",
            veiled="거부|부인|금지|거절|막|실패|드물|거의|불(?=[가능법투만])|미(?=[확정달흡])|반대|중단|외에|제외",
            void="뿐(?:만)? ?아니라|적지 않|못지않",
        ),
    }
)
"""“Neither … nor”, “nobody … not” are one denial in Slavic languages, and are taken together where they stand close."""
