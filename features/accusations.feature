# language: fr
Fonctionnalité: Dire qui est accusé, de quoi, par qui, et où en est la procédure
  « Corruption active » ne dit rien à personne. Chaque affirmation qui accuse dit qui est mis en cause, de quoi, par qui, et jusqu'où la justice est allée.

  Plan du scénario: Chaque étape de la procédure se lit sous ses tournures
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les accusations sont:
      | mis en cause | étape   | grief   | accusateur |
      | <qui>        | <étape> | <grief> | <par>      |

    Exemples: La parole de quelqu'un
      | phrase                                                                 | qui            | étape         | grief                           | par          |
      | La sénatrice Ana Brisset est accusée de plagiat.                       | Ana Brisset    | accused       | plagiat                         | —            |
      | Une voisine accuse le jardinier d'avoir volé une échelle.              | jardinier      | accused       | d'avoir volé une échelle        | voisine      |
      | Le parquet reproche à Mireille Costan d'avoir détourné 40 000 euros.   | Mireille Costan | accused      | d'avoir détourné 40 000 euros   | parquet      |
      | Les accusations de triche contre la joueuse Mona Servan se multiplient. | Mona Servan   | accused       | triche                          | —            |
      | Le promoteur, mis en cause pour favoritisme, a démissionné.            | promoteur      | accused       | favoritisme                     | —            |
      | Le notaire nie avoir falsifié un testament.                            | notaire        | accused       | avoir falsifié un testament     | —            |

    Exemples: Le soupçon, la plainte, l'enquête
      | phrase                                                                | qui          | étape                | grief                 | par     |
      | Karim Sellan est soupçonné d'avoir incendié un entrepôt.              | Karim Sellan | suspected            | d'avoir incendié un entrepôt | — |
      | Des soupçons de dopage pèsent sur la nageuse Ida Rune.                | Ida Rune     | suspected            | dopage                | —       |
      | Une cliente a porté plainte contre le garagiste pour escroquerie.     | garagiste    | complaint_filed      | escroquerie           | cliente |
      | Le lycée est visé par une plainte pour négligence.                    | lycée        | complaint_filed      | négligence            | —       |
      | Une information judiciaire a été ouverte pour corruption.             | —            | investigation_opened | corruption            | —       |
      | La mairie de Vaugris est visée par une enquête pour favoritisme.      | mairie de Vaugris | under_investigation | favoritisme       | —       |
      | Une enquête pour faux en écriture vise la notaire.                    | notaire      | under_investigation  | faux en écriture      | —       |

    Exemples: Devant le juge d'instruction
      | phrase                                                                        | qui           | étape            | grief                 | par |
      | Deux lycéens ont été placés en garde à vue pour vol.                          | Deux lycéens  | in_custody       | vol                   | —   |
      | La recteure Solène Abit a été placée sous le statut de témoin assisté.        | Solène Abit   | assisted_witness | —                     | —   |
      | L'ancien trésorier Luc Fardin, mis en examen pour recel, se tait.             | Luc Fardin    | charged          | recel                 | —   |
      | Le gérant a été inculpé d'escroquerie.                                        | gérant        | charged          | escroquerie           | —   |
      | La coopérative est poursuivie pour publicité mensongère.                      | coopérative   | prosecuted       | publicité mensongère  | —   |
      | L'ancien préfet a été renvoyé devant le tribunal pour trafic d'influence.     | ancien préfet | sent_to_trial    | trafic d'influence    | —   |

    Exemples: Devant le tribunal et après
      | phrase                                                                             | qui           | étape               | grief       | par       |
      | La trésorière sera jugée en mai pour faux.                                         | trésorière    | on_trial            | faux        | —         |
      | Le notaire comparaît mardi pour abus de confiance.                                 | notaire       | on_trial            | abus de confiance | —   |
      | Le procureur a requis six ans de prison contre le caissier pour vol.               | caissier      | sentence_sought     | vol         | procureur |
      | Le promoteur Yvan Brochet a été condamné à deux ans de prison pour escroquerie.    | Yvan Brochet  | convicted           | escroquerie | —         |
      | L'armateur a été condamné en appel pour pollution.                                 | armateur      | convicted_on_appeal | pollution   | —         |
      | Le courtier Émile Garan a été définitivement condamné pour fraude.                 | Émile Garan   | final_conviction    | fraude      | —         |
      | Le tribunal a relaxé la gérante.                                                   | gérante       | acquitted           | —           | —         |
      | L'éleveur Martin Cazin a bénéficié d'un non-lieu.                                  | Martin Cazin  | no_case             | —           | —         |
      | La plainte pour harcèlement contre l'entraîneur a été classée sans suite.          | entraîneur    | closed              | harcèlement | —         |
      | Les poursuites pour fraude contre l'armateur Nils Aagard ont été abandonnées.      | Nils Aagard   | dropped             | fraude      | —         |

  Plan du scénario: Ce que l'article dément, suppose ou présume ne met personne en cause
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les accusations sont:
      | mis en cause | étape   | grief   | accusateur |

    Exemples:
      | phrase                                                                 |
      | Le notaire Marc Odan reste présumé innocent.                           |
      | Comme tout prévenu, elle bénéficie de la présomption d'innocence.      |
      | Toute personne mise en examen est présumée innocente.                  |
      | La gérante risque d'être poursuivie pour fraude.                       |
      | Personne n'a été mis en examen pour ce vol.                            |

  Plan du scénario: Une étape niée n'est pas une étape atteinte
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les accusations sont:
      | mis en cause | étape   | grief   | accusateur |
      | <qui>        | <étape> | <grief> | —          |

    Exemples:
      | phrase                                              | qui      | étape         | grief |
      | Le préfet n'a pas été mis en examen.                | préfet   | non charged   | —     |
      | La gérante n'est plus soupçonnée de vol.            | gérante  | non suspected | vol   |
      | Le notaire n'a jamais été condamné.                 | notaire  | non convicted | —     |

  Scénario: Qui lit le soupçon lit la relaxe
    Étant donné l'article suivant:
      """
      Poursuivie pour injure publique, l'avocate Diane Quessel a été relaxée.
      """
    Quand on relève les affirmations
    Alors les accusations sont:
      | mis en cause  | étape      | grief           | accusateur |
      | Diane Quessel | prosecuted | injure publique | —          |
      | Diane Quessel | acquitted  | —               | —          |

  Scénario: Le prévenu n'est pas le procureur qui parle de lui
    Étant donné l'article suivant:
      """
      Frédéric Malavel est jugé pour exercice illégal. Le procureur Vincent Dalmas a pris la parole. Le prévenu a déjà été condamné en 2019 pour fraude.
      """
    Quand on relève les affirmations
    Alors les accusations sont:
      | mis en cause      | étape     | grief            | accusateur |
      | Frédéric Malavel  | on_trial  | exercice illégal | —          |
      | Frédéric Malavel  | convicted | fraude           | —          |

  Scénario: Qui annonce une mise en examen n'est pas accusé par la phrase d'après
    Étant donné l'article suivant:
      """
      L'entrepreneur Hugo Velan a été mis en examen, a annoncé le procureur Basile Orcet. Il est soupçonné de recel.
      """
    Quand on relève les affirmations
    Alors les accusations sont:
      | mis en cause | étape     | grief | accusateur |
      | Hugo Velan   | charged   | —     | —          |
      | Hugo Velan   | suspected | recel | —          |

  Scénario: Une relaxe se lit à côté de ce qui était reproché
    Étant donné l'article suivant:
      """
      La trésorière Agathe Nolan, poursuivie pour recel, avait été relaxée par le tribunal.
      """
    Quand on demande le rapport en français
    Alors on y lit "relaxée"

  Scénario: Le rapport ne laisse jamais un délit seul
    Étant donné l'article suivant:
      """
      L'entrepreneur Hugo Velan a été mis en examen pour corruption active.
      """
    Quand on demande le rapport en français
    Alors on y lit "corruption active"
    Et on y lit "Accusation : Hugo Velan · mise en examen (inculpation) · « corruption active »"

  Plan du scénario: On retrouve les affirmations par la personne et par l'étape
    Étant donné une rédaction qui garde l'article suivant:
      """
      L'entrepreneur Hugo Velan a été mis en examen pour corruption active. La trésorière Agathe Nolan est soupçonnée de recel.
      """
    Quand on liste les affirmations avec "<option>"
    Alors on y lit "<trouvé>"
    Et on n'y lit pas "<caché>"

    Exemples:
      | option                     | trouvé            | caché             |
      | --accused velan            | corruption active | recel             |
      | --accused velan            | Accusation : Hugo Velan · mise en examen (inculpation) | Nolan |
      | --stage soupçonnée         | recel             | corruption active |
      | --stage "mis en examen"    | corruption active | recel             |
      | --stage suspected          | recel             | corruption active |

  Scénario: Ce qu'une personne corrige d'une accusation se lit partout
    Étant donné une rédaction qui garde l'article suivant:
      """
      L'entrepreneur Hugo Velan a été mis en examen pour corruption active. La trésorière Agathe Nolan est soupçonnée de recel.
      """
    Quand on corrige l'affirmation "recel" par "--accused 'Agathe Nolan' --accused 'Ida Rune' --stage 'mise en examen' --note 'vu le dossier'"
    Alors on y lit "accusation : Agathe Nolan · soupçon · « recel » → Agathe Nolan, Ida Rune · mise en examen (inculpation) · « recel »"
    Quand on liste les affirmations avec "--accused rune --stage charged"
    Alors on y lit "Accusation : Agathe Nolan, Ida Rune · mise en examen (inculpation) · « recel »"
    Quand on demande le rapport de la rédaction
    Alors on y lit "Accusation : Agathe Nolan, Ida Rune"
    Et on y lit "parce que : vu le dossier"
    Et on y lit "la machine avait lu : Agathe Nolan · soupçon"
    Quand on demande pourquoi l'affirmation "recel" porte son étiquette
    Alors on y lit "Accusation : Agathe Nolan, Ida Rune · mise en examen (inculpation) · « recel » · corrigée par Ana"
    Et on y lit "Agathe Nolan · soupçon · « recel » · étape dite par :"
    Quand on annule la décision sur l'affirmation "recel"
    Et on liste les affirmations avec "--accused rune"
    Alors on n'y lit pas "recel"

  Scénario: Une affirmation peut n'accuser personne
    Étant donné une rédaction qui garde l'article suivant:
      """
      La trésorière Agathe Nolan est soupçonnée de recel.
      """
    Quand on corrige l'affirmation "recel" par "--not-accusation --note 'un homonyme'"
    Et on liste les affirmations avec "--accused nolan"
    Alors on n'y lit pas "recel"
    Quand on demande le rapport de la rédaction
    Alors on y lit "est mis en cause · corrigée par Ana"
    Quand on corrige l'affirmation "recel" par "--accusation machine"
    Et on liste les affirmations avec "--accused nolan"
    Alors on y lit "Accusation : Agathe Nolan · soupçon · « recel »"
