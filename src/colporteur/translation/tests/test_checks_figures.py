"""Figures survive translation, however a language writes them; what is put right is only how they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colporteur.translation.rules.checks.contract import Severity
from colporteur.translation.rules.checks.figures.reading import read_figures
from colporteur.translation.tests.judged import blocking, judged

FIGURES = {"figures_lost", "figures_invented"}


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("en-es", "12 people died", "Murieron 12 personas"),
        ("en-es", "12 people died", "Murieron doce personas"),
        ("en-fr", "at the age of nineteen", "à dix-neuf ans"),
        ("en-fr", "18 months", "dix-huit mois"),
        ("fr-en", "Il part à 15h30", "It leaves at 3.30 pm"),
        ("fr-de", "Il part à 17 h 20", "Es fährt um 17.20 Uhr"),
        ("pt-en", "às 17h20", "at 5:20 p.m."),
        ("fr-en", "en 2 h 14 min", "in two hours and 14 minutes"),
        ("en-de", "for the first time in 18 months", "erstmals seit anderthalb Jahren"),
        ("es-en", "desde hace año y medio", "for 18 months"),
        ("en-de", "2.5 million boats", "zweieinhalb Millionen Boote"),
        ("en-es", "2.5 million boats", "dos millones y medio de barcos"),
        ("en-ar", "1.5 million boats", "مليون ونصف المليون قارب"),
        ("de-es", "in den vergangenen zwei Wochen", "en los últimos quince días"),
        ("en-it", "It rose by 3.2 percent", "È salito del 3,2 per cento"),
        ("en-es", "100 per cent", "el cien por cien"),
        ("de-ar", "um 15.30 Uhr", "في الساعة الثالثة والنصف"),
        ("ca-ar", "a tres quarts de nou", "في التاسعة إلا ربعا"),
        ("en-ar", "at eleven", "في الحادية عشرة"),
        ("es-ar", "la tercera vendió un millón", "بيعت من الثالثة مليون نسخة"),
        ("es-ar", "dos mil libros", "ألفي كتاب"),
        ("ca-ar", "una cinquena part", "خُمس المحصول"),
        ("en-de", "4,000 crore rupees for 3.5 lakh families", "40 Milliarden Rupien für 350.000 Familien"),
        ("en-nl", "$1.5 billion for thirty-three boats", "1,5 miljard dollar voor drieëndertig boten"),
        (
            "en-pl",
            "1.5 billion and 12,000 people, among them seven children",
            "1,5 mld i 12 tys. osób, w tym siedmioro dzieci",
        ),
        ("ru-en", "250 млн человек и двадцать семь судов", "250 million people and twenty-seven ships"),
        ("ru-en", "двухсот пятидесяти трёх дней", "253 days"),
        ("en-ru", "a hundred and forty boats in eight days", "сто сорок лодок за восемь дней"),
        ("uk-en", "п’ятнадцять суден, дев’ять днів", "15 ships, nine days"),
        ("cs-en", "dvě stě třicet lodí za osm dní", "230 boats in eight days"),
        ("zh-en", "投资15亿美元,招聘1.2万人", "It will invest $1.5 billion and hire 12,000 people"),
        ("zh-en", "二〇二六年三十二艘船", "32 boats in 2026"),
        ("ja-en", "１万２０００人と2億5000万円", "12,000 people and 250 million yen"),
        ("ko-en", "2억5천만 명, 배 스물다섯 척", "250 million people, 25 boats"),
        ("hi-en", "25 करोड़ लोग, पच्चीस नावें, १२ दिन", "250 million people, twenty-five boats, 12 days"),
        ("tr-en", "12 bin kişi, yirmi beş tekne", "12,000 people, twenty-five boats"),
        ("fa-en", "یک و نیم میلیارد دلار و ۱۲ هزار نفر", "$1.5 billion and 12,000 people"),
        ("en-es", "Twelve people died", "Murieron 12 personas"),
        ("en-de", "the twenty-five shops", "die fünfundzwanzig Läden"),
        ("en-es", "the thirty-two shops", "las treinta y dos tiendas"),
        ("en-fr", "eighty-five rowers", "quatre-vingt-cinq rameurs"),
        ("en-fr", "ninety-seven rowers", "quatre-vingt-dix-sept rameurs"),
        ("en-fr", "71 rowers", "soixante et onze rameurs"),
        ("en-ca", "22 rowers", "vint-i-dos remers"),
        ("en-it", "2,300 visitors", "duemilatrecento visitatori"),
        ("en-pt", "121 rowers", "cento e vinte e um remadores"),
        ("en-de", "three hundred and fifty boats", "350 Boote"),
        ("de-en", "zweihundertfünfzig Boote", "two hundred and fifty boats"),
        ("en-es", "two thousand five hundred", "2500"),
        ("en-ar", "Three boats and 45 people", "ثلاثة قوارب وخمسة وأربعون شخصا"),
        ("en-ar", "1,234.5 metres", "١٬٢٣٤٫٥ مترا"),
        ("en-ar", "It took 2 days", "استغرق الأمر يومين"),
        ("en-de", "1.2 million euros", "1,2 Millionen Euro"),
        ("de-en", "3,5 Mio. Euro", "3.5 million euros"),
        ("en-es", "2.5 billion euros", "2500 millones de euros"),
        ("en-es", "a billion euros", "mil millones de euros"),
        ("en-es", "4.35 million euros", "4.350.000 euros"),
        ("en-de", "half a million readers", "eine halbe Million Leser"),
        ("en-de", "half a million readers", "500.000 Leser"),
        ("en-es", "300,000 readers", "300 mil lectores"),
        ("en-de", "$5m in 2024", "5 Millionen Dollar im Jahr 2024"),
        ("en-de", "12,500 guests", "12.500 Gäste"),
        ("en-fr", "12,500 guests", "12\u202f500 invités"),
        ("en-de", "12.5 percent", "12,5 Prozent"),
        ("en-fr", "the 19th century", "le XIXe siècle"),
        ("en-es", "the 19th century", "el siglo XIX"),
        ("en-de", "the third attempt", "der dritte Versuch"),
        ("en-es", "the 3rd attempt", "el tercer intento"),
        ("en-de", "a third of them", "ein Drittel von ihnen"),
        ("es-en", "tres décimas de segundo", "three tenths of a second"),
        ("de-en", "der siebenjährige Junge", "the seven-year-old boy"),
        ("de-en", "Am 3.12.2025 kam es anders", "On 3 December 2025 things changed"),
        ("de-en", "um 15.30 Uhr", "at 3:30 p.m."),
        ("en-de", "Doors open at 6 in the evening.", "Einlass ist um 18 Uhr."),
        ("en-es", "The boat sails at 4:15 in the afternoon.", "El barco zarpa a las 16:15."),
        ("es-en", "a las 8 de la tarde", "at 20:00"),
        ("de-fr", "um 7 Uhr abends", "à 19 heures"),
        ("fr-en", "à 9 heures du soir", "at 21:00"),
        ("en-ca", "at 19:00", "a les 7 del vespre"),
        ("en-ar", "at 20:00", "في الساعة 8 مساءً"),
        ("en-fr", "at half past three in the afternoon", "à 15 h 30"),
        ("en-fr", "at 11.45 pm", "à 23h45"),
        ("pt-en", "às 20h15", "at 8.15pm"),
        ("fr-ca", "à 15 h 30", "a dos quarts de quatre"),
        ("de-ar", "um 15.30 Uhr", "في الساعة الثالثة والنصف عصرا"),
        ("de-es", "um 18 Uhr", "a las seis de la tarde"),
        ("en-fr", "at 0600 GMT", "à 6 h GMT"),
        ("de-ar", "am Samstag um 12 Uhr", "ظهر السبت"),
        ("en-de", "the night of 20 to 21 October", "die Nacht zum 21. Oktober"),
        ("en-fr", "eighteen months ago", "il y a dix-huit mois"),
        ("en-de", "eighteen months ago", "vor anderthalb Jahren"),
        ("en-es", "eighteen months ago", "hace año y medio"),
        ("en-ar", "18 months ago", "قبل عام ونصف"),
        ("en-fr", "30 months in prison", "deux ans et demi de prison"),
        ("en-de", "1.5 million euros", "anderthalb Millionen Euro"),
        ("de-en", "zweieinhalb Milliarden Euro", "2.5 billion euros"),
        ("en-ca", "1.5 million Catalans", "un milió i mig de catalans"),
        ("en-es", "a million and a half", "1,5 millones"),
        ("en-fr", "the first ten thousand copies", "les dix mille premiers exemplaires"),
        ("en-fr", "after 200 years", "après deux siècles"),
        ("en-ar", "for 20 years", "طوال عقدين"),
        ("en-es", "married for half a century", "casados desde hace cincuenta años"),
        ("en-de", "a score of survivors", "zwanzig Überlebende"),
        ("en-es", "several hundred thousand euros", "varios cientos de miles de euros"),
        ("en-de", "nearly 2 lakh people", "fast 200.000 Menschen"),
        ("en-de", "₹1,500 crore", "15 Milliarden Rupien"),
        ("en-de", "by a quarter of a point", "um 0,25 Punkte"),
        ("en-fr", "8,849 metres (29,032 feet) high", "8849 mètres d’altitude"),
        ("en-es", "It ended at 1-1.", "Acabó en empate a uno."),
        ("en-ar", "a fifth of them children under five", "خُمسهم أطفال دون سن الخامسة"),
        ("it-en", "nel Settecento", "in the 18th century"),
        ("ru-en", "3,5 млрд рублей", "3.5 billion roubles"),
        ("hi-en", "15 हज़ार करोड़ रुपये", "150 billion rupees"),
        ("fa-en", "۱٫۷ میلیون بشکه", "1.7 million barrels"),
        ("zh-en", "一百二十六人死亡，一万二千人无家可归", "126 people died, 12,000 are homeless"),
        ("zh-en", "下午3时30分", "at 3.30 pm"),
        ("ja-en", "3兆5000億円", "3.5 trillion yen"),
        ("ja-en", "令和6年", "in 2024"),
        ("nl-en", "anderhalf miljard euro", "€1.5bn"),
        ("nl-en", "de trein van half acht", "the 7.30 train"),
        ("it-en", "alle tre e mezza", "at 3.30"),
        ("fr-ar", "les dix mille premiers", "العشرة آلاف الأولى"),
        ("de-en", "um 15 Uhr", "at 3 pm"),
        ("de-fr", "um 15:00 Uhr", "à 15 heures"),
        ("en-ca", "At a quarter to five the bell rang.", "A tres quarts de cinc va sonar la campana."),
        ("es-ca", "a las dos y media de la tarde", "a dos quarts de tres de la tarda"),
        ("es-ca", "a las cinco y cuarto", "a un quart de sis"),
        ("es-ca", "a las doce y media", "a dos quarts d’una"),
        ("en-de", "at half past two", "um halb drei"),
        ("de-en", "um Viertel vor fünf", "at quarter to five"),
        ("de-fr", "um halb drei", "à deux heures et demie"),
        ("en-fr", "at a quarter to five", "à cinq heures moins le quart"),
        ("en-ca", "at 4:45 in the afternoon", "a tres quarts de cinc de la tarda"),
        ("en-de", "at half past two", "um 14.30 Uhr"),
        ("en-ca", "three quarters of five teams", "tres quarts de cinc equips"),
        ("en-ar", "at a quarter to five", "عند الخامسة إلا ربعًا"),
        ("en-de", "won 2-1", "gewann 2:1"),
        ("en-de", "drew 1-1 for the first time", "spielten zum ersten Mal 1:1"),
        ("en-de", "between 2010 and 2012", "zwischen 2010 und 2012"),
        ("en-de", "from 2010-12", "von 2010 bis 2012"),
        ("en-de", "in the 1960s", "in den sechziger Jahren"),
        ("en-de", "a dozen eggs", "zwölf Eier"),
        ("en-de", "It was noon", "Es war 12 Uhr"),
        ("de-en", "Der Ninth Ward steht unter Wasser", "The Ninth Ward is under water"),
        ("de-en", "Sie hat ein Boot", "She has one boat"),
        ("en-de", "both twins", "beide Zwillinge"),
        ("en-pl", "12 people", "dwanaście osób"),
        ("pl-en", "dwanaście osób", "twelve people"),
        ("en-de", "about 3.141", "etwa 3,141"),
        ("es-en", "2,500 visitantes", "2,500 visitors"),
        ("es-de", "2,500 visitantes", "2.500 Besucher"),
        ("ar-en", "2.500 شخص", "2,500 people"),
        ("de-en", "2.500 Gäste", "2.500 guests"),
        ("en-es", "62 miles long", "100 kilómetros de largo"),
        ("en-fr", "six feet tall", "mesure 1,83 mètre"),
        ("en-fr", "a snake of 12 feet", "un serpent de 3,7 mètres"),
        ("en-de", "It weighs 200 pounds", "Es wiegt 91 Kilogramm"),
        ("en-de", "10 square miles", "26 Quadratkilometer"),
        ("en-de", "68°F in the shade", "20 °C im Schatten"),
        ("en-ar", "62 miles long", "بطول 100 كيلومتر"),
    ],
)
def test_what_means_the_same_passes(pair: str, source: str, target: str) -> None:
    assert blocking(pair, source, target) & FIGURES == set()


@pytest.mark.parametrize(
    ("pair", "source", "target", "found"),
    [
        ("en-es", "12 people died", "Murieron 21 personas", "figures_lost"),
        ("en-es", "12 people died", "Murieron personas", "figures_lost"),
        ("en-es", "People died there", "Murieron allí 12 personas", "figures_invented"),
        ("de-en", "für sieben Jahre", "for nine years", "figures_lost"),
        ("de-en", "für viele Jahre", "for nine years", "figures_invented"),
        ("en-es", "2.5 billion euros", "2,5 billones de euros", "figures_lost"),
        ("en-de", "1.2 million euros", "1,2 Milliarden Euro", "figures_lost"),
        ("en-de", "1.2 million euros", "1,2 Euro", "figures_lost"),
        ("en-de", "5 million euros", "fünf Euro", "figures_lost"),
        ("en-de", "12.5 percent", "12,6 Prozent", "figures_lost"),
        ("en-de", "in 1968", "im Jahr 1986", "figures_lost"),
        ("de-en", "um 15.30 Uhr", "at 4:30 p.m.", "figures_lost"),
        ("en-ca", "at a quarter to five", "a tres quarts de sis", "figures_lost"),
        ("es-ca", "a las cinco y media", "a dos quarts de cinc", "figures_lost"),
        ("es-ca", "a las cinco y media", "a un quart de sis", "figures_lost"),
        ("en-de", "at half past five", "um halb fünf", "figures_lost"),
        ("en-de", "at half past five", "um Viertel nach fünf", "figures_lost"),
        ("en-de", "at half past five", "um 15.30 Uhr", "figures_lost"),
        ("en-ca", "three quarters of five teams", "tres quarts de sis equips", "figures_lost"),
        ("en-de", "Doors open at 6 in the evening.", "Einlass ist um 19 Uhr.", "figures_lost"),
        ("en-de", "Doors open at 6 in the morning.", "Einlass ist um 18 Uhr.", "figures_lost"),
        ("de-en", "am 3.12.2025", "on 3 November 2025", "figures_lost"),
        ("en-de", "won 2-1", "gewann 3:1", "figures_lost"),
        ("en-fr", "eighty-five rowers", "quatre-vingt-quinze rameurs", "figures_lost"),
        ("en-ar", "45 people", "خمسة وثلاثون شخصا", "figures_lost"),
        ("en-pl", "48 people", "84 osoby", "figures_lost"),
        ("en-es", "12 of the 12 came", "Vinieron 12", "figures_lost"),
        ("es-en", "80 km (50 millas)", "80 km (45 miles)", "figures_lost"),
        ("en-es", "12 people (aged 50) died", "Murieron 12 personas", "figures_lost"),
        ("ar-en", "شارك 25 ألف متظاهر", "The demonstrators took part", "figures_lost"),
        ("en-fr", "at half past three", "à 15 h 45", "figures_lost"),
        ("en-fr", "thirty months", "trois ans et demi", "figures_lost"),
        ("en-de", "2.5 million", "anderthalb Millionen", "figures_lost"),
        ("en-fr", "200 years", "trois siècles", "figures_lost"),
        ("zh-en", "120万", "12 million", "figures_lost"),
        ("ru-en", "3,5 млрд рублей", "3.5 million roubles", "figures_lost"),
        ("fr-en", "Il part à 15h30", "It leaves at 4.30 pm", "figures_lost"),
        ("fr-en", "à dix-neuf ans", "at the age of eighteen", "figures_lost"),
        ("de-ar", "um 15.30 Uhr", "في الساعة الرابعة والنصف", "figures_lost"),
        ("en-es", "2.5 million boats", "tres millones y medio de barcos", "figures_lost"),
        ("zh-en", "投资15亿美元", "It will invest $1.5 million", "figures_lost"),
        ("zh-en", "三十二艘船", "23 boats", "figures_invented"),
        ("ja-en", "7日に8人が来た", "Nine came on the 7th", "figures_lost"),
        ("ru-en", "семь лодок", "nine boats", "figures_invented"),
        ("pl-en", "12 tys. osób", "12 people", "figures_lost"),
        ("cs-en", "osm lodí", "eighteen boats", "figures_invented"),
        ("hi-en", "25 करोड़ लोग", "25 million people", "figures_lost"),
        ("ko-en", "1만2천 명", "1,200 people", "figures_lost"),
        ("en-es", "2,500 visitors", "2.5 visitantes", "figures_lost"),
        ("es-en", "1.000 visitantes", "1 visitor", "figures_lost"),
        ("en-de", "10,000 visitors", "10.0 Besucher", "figures_lost"),
        ("en-zh", "about 3.141", "约为3,141", "figures_lost"),
        ("zh-en", "约为3.141", "about 3,141", "figures_lost"),
        ("en-ja", "2.500 litres", "2,500リットル", "figures_lost"),
        ("es-en", "2.500 millones", "2.5 million", "figures_lost"),
        ("de-en", "2.500 Gäste", "2.5 guests", "figures_lost"),
        ("en-es", "62 miles long", "200 kilómetros de largo", "figures_lost"),
        ("en-de", "10 square miles", "16 Quadratkilometer", "figures_lost"),
        ("en-de", "68 degrees Fahrenheit", "40 Grad Celsius", "figures_lost"),
    ],
)
def test_what_means_something_else_is_held_back(pair: str, source: str, target: str, found: str) -> None:
    assert blocking(pair, source, target) & FIGURES == {found}


def test_what_may_be_in_words_that_cannot_be_read_only_warns() -> None:
    report = judged("fi-en", "Palo levisi kahdensadan metrin alalle", "A fire spread over 200 metres")
    assert [(finding.code, finding.severity) for finding in report.findings if finding.code in FIGURES] == [
        ("figures_invented", Severity.WARNS)
    ]


def test_a_finding_says_where_the_figures_stand() -> None:
    (finding,) = judged("en-es", "At noon 12 people came", "Vinieron 21 personas al mediodía").findings
    assert (finding.source_spans, finding.target_spans) == (((8, 10),), ((9, 11),))


@pytest.mark.parametrize(
    ("pair", "source", "target", "mended"),
    [
        ("en-es", "2,500 guests", "2,500 invitados", "2.500 invitados"),
        ("en-fr", "14,200 guests", "14,200 invités", "14\u202f200 invités"),
        ("en-de", "4.5 metres", "4.5 Meter", "4,5 Meter"),
        ("de-en", "1.234,5 Meter", "1.234,5 metres", "1,234.5 metres"),
        ("en-de", "at 4.30", "um 4.30", None),
        ("en-es", "at 2.50 in the morning", "a las 2.50 de la mañana", None),
        ("en-es", "at 2.50 in the afternoon", "a las 2.50 por la tarde", None),
        ("en-es", "at 2.50 he has come", "a las 2.50 ha venido", None),
        ("en-de", "at 2.50 Swiss time", "um 2.50 Schweizer Zeit", None),
        ("en-de", "It costs 2.50 Swiss francs", "Es kostet 2.50 Schweizer Franken", "Es kostet 2,50 Schweizer Franken"),
        ("en-es", "Tickets cost 2.50 euros.", "Las entradas cuestan 2.50 euros.", "Las entradas cuestan 2,50 euros."),
        ("en-es", "It costs 2.50 dollars", "Cuesta 2.50 dólares", "Cuesta 2,50 dólares"),
        ("en-es", "It rose by 3.20 percent", "Subió un 3.20 por ciento", "Subió un 3,20 por ciento"),
        ("en-de", "It costs EUR 2.50", "Es kostet EUR 2.50", "Es kostet EUR 2,50"),
        ("en-de", "1.20 million came", "Es kamen 1.20 Millionen", "Es kamen 1,20 Millionen"),
        ("de-en", "Sie sprang 2,15 Meter", "She jumped 2,15 metres", "She jumped 2.15 metres"),
        ("en-fr", "It is 12.50 km long", "Il fait 12.50 km", "Il fait 12,50 km"),
        ("en-de", "USB 2.0 is old", "USB 2.0 ist alt", None),
        ("en-de", "on 3.12.2025", "am 3.12.2025", None),
        ("en-de", "2,500 guests", "2.500 Gäste", None),
        ("en-zh", "It rose by 3.2 percent", "上升3.2%", None),
        ("en-hi", "12,000 guests", "12,000 मेहमान", None),
        ("en-pl", "12,500 guests", "12,500 gości", "12\u00a0500 gości"),
    ],
)
def test_only_copied_formats_of_which_the_meaning_is_certain_are_put_right(
    pair: str, source: str, target: str, mended: str | None
) -> None:
    report = judged(pair, source, target)
    assert report.mended == mended
    assert {finding.code for finding in report.findings} & FIGURES == set()


@given(st.text(alphabet="0123456789.,:'’ \u202f%-٣٬٫⅓½²IVXh十三万億만십२", max_size=60) | st.text(max_size=60))
def test_any_text_is_read_and_matches_itself(text: str) -> None:
    for language in "en de fr es ar it pt ca nl ru uk cs hi fa zh ja ko xx".split():
        for figure in read_figures(text, language):
            assert 0 <= figure.start < figure.end <= len(text)
    assert blocking("de-en", text, text) & FIGURES == set() or any(map(str.isalpha, text))


@given(st.integers(0, 10**9), st.sampled_from(["de", "es", "fr", "it", "pt", "ca", "ar"]))
def test_a_number_grouped_in_its_languages_way_is_found_again(number: int, language: str) -> None:
    grouped = f"{number:,}".replace(",", {"fr": "\u202f", "ar": ","}.get(language, "."))
    assert blocking(f"en-{language}", f"x {number:,} x", f"x {grouped} x") & FIGURES == set()


def test_a_number_of_absurd_length_is_compared_too() -> None:
    digits = "7" * 5000
    assert blocking("en-de", digits, digits) & FIGURES == set()
    assert blocking("en-de", digits, digits + "1") & FIGURES == {"figures_lost"}
    assert blocking("en-de", f"{digits}.5 million", f"{digits},5 Millionen") & FIGURES == set()
