"""Words that names are made of and that are translated, or that have a capital in one language only."""

GENERIC = {
    "ca": """
        Abril Aeroport Agost Agència Ajuntament Alcalde Aliats Amèrica Associació Badia Banc Biblioteca Blanca
        Borsa Bretanya Cambra Canceller Cap Capità Carrer Casa Centre Ciutat Club Comissió Comitè Congrés
        Consell Constitució Copa Coronel Costa Cort Departament Desembre Duana Diada Dijous Dilluns Dimarts
        Dimecres Director Dissabte Diumenge Divendres Déu Edat Empresa Equip Escola Església Est Estació Estat
        Estats Europa Europea Europeu Exèrcit Far Febrer Fiscalia Força Gener General Govern Governador Gran
        Grup Guerra Hospital Illa Illes Imperi Institut Internacional Internet Jocs Juliol Juny Llac Llei
        Llevant Lliga Lluna Maig Mar Març Mitjana Ministeri Ministre Mont Mundial Muntanyes Museu Món Nacional
        Nadal Negre Nord Nou Nova Novembre Octubre Oceà Oest Oficina Olimpíades Organització Palau Papa Parc
        Parlament Partit Plaça Policia Ponent Pont Port Premi President Regne Reina República Revolució Rei
        Ribera Riu Salut Sant Santa Secretari Senat Setembre Societat Sol Sud Teatre Terra Torre Tractat
        Transports Tribunal Unió Unides Units Universitat
    """,
    "en": """
        Act Age Agency Ages Airport Allies Apr April Army Associate Association Attorney Aug August Award Bank Bay Black
        Blue Bridge Britain British Britons Cape Captain Catholic Catholics Center Centre Chamber Championship
        Championships Chancellor Chief Christian Christians Christmas Church City Club College Colonel Commission
        Committee Company Congress Conservative Conservatives Constitution Council County Court Cup Day Dec December
        Democratic Democrats Department Deputy Director Dr Dutch Earth East Easter Eastern Empire Europe European
        Exchange Feb February Festival Filipino First Force Friday Fridays Games Gen General God Gov Government Governor
        Great Green Greens Group Hall Harbour Health Hospital Host House I I'd I'll I'm I've Institute International
        Internet Islam Islamic Island Islands Jan January Jewish Jews July June King Kingdom Lady Lake Law League
        Liberal Liberals Library Lord Mar March Market May Mayor Middle Minister Ministry Monday Mondays Moon Moroccan
        Mount Mountain Mountains Mr Mrs Ms Museum Muslim Muslims National Navy Nazi Nazis New Night North Northern Nov
        November Ocean Oct October Office Old Olympic Olympics Organisation Organization Park Parliament Party Police
        Pope President Prime Prince Princess Prize Prof Professor Protestant Quay Queen Red Rep Republic Republican
        Republicans Revolution River Road Room Saint Saturday Saturdays School Scottish Sea Second Secretary Sen Senate
        Sept September Single Sir Social South Southern Space Square St State States Station Stock Street Summit Sun
        Sunday Sundays Swiss Team Theatre Theory Third Thursday Thursdays Tower Town Treaty Tuesday Tuesdays Turkish
        Union University Vice War Web Wednesday Wednesdays Week Welsh West Western White World Year
    """,
    "es": """
        Abril Aduana Aeropuerto Agencia Agosto Alcalde Aliados América Asociación Ayuntamiento Bahía Banco Biblioteca
        Blanca Bolsa Bretaña Cabo Calle Canciller Capitán Casa Centro Ciudad Club Comisión Comité Congreso Consejo
        Constitución Copa Coronel Corte Cámara Departamento Diciembre Dios Director Domingo Día Edad Ejército Empresa
        Enero Equipo Escuela Estación Estado Estados Este Europa Europea Europeo Faro Febrero Fiscalía Fuerza General
        Gobernador Gobierno Gran Grupo Guerra Hospital Iglesia Imperio Instituto Internacional Internet Isla Islas
        Juegos Jueves Julio Junio Lago Ley Liga Luna Lunes Mar Martes Marzo Mayo Media Ministerio Ministro Miércoles
        Montañas Monte Mundial Mundo Museo Nacional Navidad Negro Norte Noviembre Nueva Nuevo Octubre Océano Oeste
        Oficina Olimpiadas Organización Papa Parlamento Parque Partido Plaza Policía Premio Presidente Procuraduría
        Puente Puerto Reina Reino República Revolución Rey Río Salud San Santa Santo Secretario Senado Septiembre Sol
        Sur Sábado Teatro Tierra Torre Transportes Tratado Tribunal Unidad Unidos Universidad Unión Viernes
    """,
    "fr": """
        Agence Alliés Août Armée Association Avril Aéroport Baie Banque Bibliothèque Bourse Bureau Cap Capitaine Centre
        Chambre Chancelier Club Colonel Comité Commission Congrès Conseil Constitution Coupe Cour Dieu Dimanche
        Directeur Décembre Département Elle Empire Est Europe Européenne Force Février Gare Gouvernement Gouverneur
        Grand Grande Grande-Bretagne Groupe Guerre Général Hôpital Hôtel Il Institut Internet Janvier Jeudi Jeux Jour
        Juillet Juin Lac Ligue Loi Lundi Lune M Mai Maire Mairie Maison Mardi Mars Mer Mercredi Ministre Ministère Mme
        Monde Mondial Mont Moyen Musée National Noir Nord Nouveau Nouvelle Novembre Noël Octobre Océan On Organisation
        Ouest Pape Parc Parlement Parti Phare Place Police Pont Port Prix Président Reine Rivière Roi Royaume Rue
        République Révolution Saint Sainte Samedi Santé Secrétaire Septembre Société Soleil Sud Sénat Terre Théâtre Tour
        Traité Tribunal Union Unis Université Vendredi Ville Âge École Église Équipe État États Île Îles
    """,
    "it": """
        Aeroporto Agenzia Alleati Associazione Baia Banca Biblioteca Borsa Bretagna Camera Campo Cancelliere Capitano
        Capo Casa Centro Chiesa Città Club Colonnello Comitato Commissione Congresso Consiglio Coppa Corte Costituzione
        Dio Dipartimento Direttore Dott Esercito Est Europa Europea Fiume Forza Generale Giochi Giorno Governatore
        Governo Gran Grande Gruppo Guerra Impero Internet Isola Isole Istituto Lago Lega Legge Luna Mare Medioevo
        Ministero Ministro Mondiale Mondo Monte Municipio Museo Natale Naturali Nazionale Nero Nord Nuova Nuovo Oceano
        Organizzazione Ospedale Ovest Paesi Papa Parco Parlamento Partito Piazza Polizia Ponte Porto Premio Presidente
        Re Regina Regno Repubblica Risorse Rivoluzione San Sanità Santa Scuola Segretario Senato Sindaco Società Sole
        Squadra Stati Stato Stazione Sud Teatro Terra Torre Trattato Tribunale Ufficio Unione Uniti Unito Università Via
    """,
}

_TITLES = {
    "ca": """
        Consellera Conseller Directora Director Don Dr Dra Jutge Ministra Ministre President Presidenta Primer Primera
        Secretari Secretària Senador Senadora Sr Sra
    """,
    "en": """
        Attorney Captain Chancellor Chief Colonel Congressman Congresswoman Councillor Deputy Director Dr EU Foreign Gov Governor
        Inspector Judge Justice Lieutenant Mayor Minister Mr Mrs Ms President Prime Prof Professor Rep Representative Secretary
        Sen Senator Sergeant Sir UK UN US Vice
    """,
    "es": """
        Director Directora Don Doña Dr Dra Gobernador Ministra Ministro Presidenta Presidente Primer Primera Secretaria
        Secretario Senador Senadora Sr Sra
    """,
    "fr": """
        Directeur Directrice Docteur Dr Gouverneur M Maître Me Ministre Mme Premier Première Professeur Président Présidente
        Sénateur
    """,
    "it": "Direttore Dott Governatore Ministra Ministro Presidente Primo Segretario Senatore Signor Signora",
    "pt": "Diretor Dom Dona Dr Dra Governador Ministra Ministro Presidente Primeiro Secretário Senador",
}
TITLES = {language: frozenset(words.split()) for language, words in _TITLES.items()}
"""What stands before a person's name. Kings and popes are not here: their names are translated."""

QUANTITIES = frozenset(
    """
    Anfang Art Beginn Dollar Drittel Dutzend Dutzende Dutzenden Ende Euro Flasche Flaschen Franken Frau Fuß Glas Grad
    Gramm Hektar Herr Herrn Hunderte Hunderten Hunderttausende Hundert Hälfte Jahre Jahren Kilo Kilogramm Kilometer
    Kilometern Kiste Kisten Liter Mal Meilen Menge Meter Metern Milliarde Milliarden Million Millionen Minuten Mitte
    Monate Monaten Paar Pfund Prozent Quadratkilometer Quadratmeter Reihe Seiten Sekunden Sorte Stunden Stück Tage Tagen
    Tasse Tausend Tausende Tausenden Teil Tonne Tonnen Uhr Viertel Wochen Zehntausende Zentimeter Zentner Zoll
    """.split()
)
"""German nouns that stand right before another noun."""
