# language: fr
Fonctionnalité: Une journée au bureau de vérification
  Trois articles arrivent le matin, dont un entretien; l'un d'eux est mis à jour l'après-midi. Trois personnes
  vérifient, l'une par lots, deux à l'écran. Le soir, qui n'a rien vérifié lit le rapport: il y trouve pour chaque
  affirmation ce qui a été établi, pourquoi, par qui et sur quelle source.

  Scénario: De la dépêche du matin au rapport du soir
    Étant donné un article « crue » qui dit:
      """
      La crue de la Vezonne laisse Trémargat sans eau

      La digue de Trémargat a cédé dimanche à 4 heures du matin. Quarante maisons ont été évacuées.

      Une école fermée jusqu'à jeudi

      La maire, Solène Guivarch, affirme que la préfecture avait été prévenue dès vendredi. « Nous avons envoyé trois courriers », a-t-elle déclaré devant la presse.

      La préfecture dément avoir reçu un seul courrier. Selon un syndicat de riverains, la digue n'avait pas été inspectée depuis 2019.

      Un ancien ingénieur du département aurait alerté les élus en janvier. La réparation coûtera deux millions d'euros, estime le département.
      """
    Et un article « entretien » qui dit:
      """
      « Cette digue tiendra trente ans »

      Maëlle Corbic est hydrologue à l'université de Brennoc.

      La Gazette. – La digue pouvait-elle tenir ?

      Maëlle Corbic. – La digue était trop basse de soixante centimètres.

      La Gazette. – Qui doit payer ?

      Maëlle Corbic. – L'État paie la moitié des travaux, la loi le prévoit.

      La Gazette. – Faut-il reconstruire au même endroit ?

      Maëlle Corbic. – La nouvelle digue tiendra trente ans si elle est bâtie en amont.
      """
    Et un article « port » qui dit:
      """
      Le port de Kerlanec perd son bac

      Le bac de Kerlanec s'arrêtera le 1er mars, a annoncé mardi la compagnie Armen Lignes. La ligne transporte 900 passagers par jour.

      Selon la compagnie, la ligne perd 400 000 euros par an. Le syndicat des marins soutient que le bac est rentable.

      « Le maire a promis de racheter le bateau », assure Jeanne Quillivic, porte-parole des usagers.
      """
    Quand la rédaction analyse « crue », « entretien » et « port »
    Et que « Ana » décide par lots:
      | affirmation                       | verdict       | pourquoi                         | source                              | position | passage                    |
      | la digue de trémargat a cédé      | vrai          | le procès-verbal le dit          | https://vezonne.example/pv          | supports | rupture à 4 h 05           |
      | quarante maisons                  | exagéré       | la mairie en a compté trente     | https://vezonne.example/maisons     | refutes  | trente maisons évacuées    |
      | prévenue dès vendredi             | vrai          | le courriel est au dossier       | https://vezonne.example/courriel    | supports | vendredi, 17 h 12          |
      | pas été inspectée                 | trompeur      | une visite a eu lieu en 2022     | https://vezonne.example/visite      | refutes  | visite du 3 mai 2022       |
      | deux millions d'euros             | invérifiable  | aucun devis n'existe             | https://vezonne.example/marches     | context  | aucun marché publié        |
      | soixante centimètres              | vrai          | le relevé de 2021 le montre      | https://brennoc.example/releve      | supports | cote 3,40 m pour 4,00 m    |
    Et que « Bea », devant 80 colonnes et 24 lignes, vérifie:
      | affirmation                       | touche | pourquoi                         | source                              | position | passage                    |
      | trois courriers                   | 8      | un seul courrier est parti       | https://vezonne.example/registre    | refutes  | un courrier, le 2 février  |
      | un seul courrier                  | 7      | l'accusé de réception existe     | https://vezonne.example/accuse      | refutes  | reçu le 4 février          |
      | ancien ingénieur                  | 0      | personne n'a vu la note          | https://vezonne.example/note        | context  | aucune trace de la note    |
    Et que « Carl », devant 140 colonnes et 40 lignes, vérifie:
      | affirmation                       | touche | pourquoi                         | source                              | position | passage                    |
      | la moitié des travaux             | 3      | un tiers pour les digues classées | https://loi.example/article-7      | refutes  | dans la limite d'un tiers  |
      | 900 passagers                     | 2      | 870 en moyenne l'an dernier      | https://armen.example/bilan         | supports | 870 passagers par jour     |
      | 400 000 euros                     | 5      | sans la subvention régionale     | https://armen.example/comptes       | context  | déficit avant subvention   |
    Et que « Ana » signale « pas été inspectée » comme « données choisies »
    Et que « Ana » demande à "La préfecture" de répondre sur « un seul courrier » et note "Nous relisons nos registres."
    Et que « Ana » publie « la digue de trémargat a cédé »
    Et que « Ana » ajoute à « crue » l'affirmation oubliée "La crue de la Vezonne laisse Trémargat sans eau"
    Et que « Bea », devant 80 colonnes et 24 lignes, ajoute la phrase qui suit « quarante maisons »
    Et que « Ana » écarte « tiendra trente ans » comme « non vérifiable » parce que "une prédiction"
    Et que « Carl », devant 140 colonnes et 40 lignes, écarte « est hydrologue » comme mal relevée
    Et que « Carl », devant 140 colonnes et 40 lignes, donne « racheter le bateau » à "le maire de Kerlanec"
    Alors les décisions de la journée sont:
      | affirmation                                      | verdict           | statut   |
      | La digue de Trémargat a cédé                     | vrai              | publié   |
      | Quarante maisons ont été évacuées                | exagéré           | vérifié  |
      | la préfecture avait été prévenue dès vendredi    | vrai              | vérifié  |
      | Nous avons envoyé trois courriers                | faux              | vérifié  |
      | avoir reçu un seul courrier                      | plutôt faux       | vérifié  |
      | la digue n'avait pas été inspectée depuis 2019   | trompeur          | vérifié  |
      | Un ancien ingénieur du département               | non prouvé        | vérifié  |
      | La réparation coûtera deux millions d'euros      | invérifiable      | vérifié  |
      | soixante centimètres                             | vrai              | vérifié  |
      | la moitié des travaux                            | à nuancer         | vérifié  |
      | La ligne transporte 900 passagers par jour       | plutôt vrai       | vérifié  |
      | la ligne perd 400 000 euros par an               | contexte manquant | vérifié  |
    Et les affirmations ajoutées sont:
      | affirmation                                      | par |
      | La crue de la Vezonne laisse Trémargat sans eau  | Ana |
      | Une école fermée jusqu'à jeudi                   | Bea |
    Et les affirmations écartées sont:
      | affirmation                                      | par  | parce que             |
      | Maëlle Corbic est hydrologue                     | Carl | mal extraite          |
      | La nouvelle digue tiendra trente ans             | Ana  | non vérifiable        |
    Et « racheter le bateau » est dit par "le maire de Kerlanec", et la machine avait lu autre chose
    Quand l'article « port » est mis à jour:
      """
      Le port de Kerlanec perd son bac

      Le bac de Kerlanec s'arrêtera le 1er mars, a annoncé mardi la compagnie Armen Lignes. La ligne transporte 700 passagers par jour.

      Selon la compagnie, la ligne perd 400 000 euros par an. Le syndicat des marins soutient que le bac est rentable.

      « Le maire a promis de racheter le bateau », assure Jeanne Quillivic, porte-parole des usagers.

      Un syndicat de riverains assure que la vieille digue n'avait pas été inspectée depuis 2019.
      """
    Alors « 900 passagers » a changé depuis et « 400 000 euros » garde son verdict
    Quand « Bea », devant 80 colonnes et 24 lignes, reconnaît « vieille digue » dans une affirmation d'hier
    Alors « vieille digue » a le verdict « trompeur »
    Quand « Bea », devant 80 colonnes et 24 lignes, les sépare de nouveau
    Alors « vieille digue » n'a pas de verdict
    Et chaque forme du rapport dit pour chaque affirmation:
      | affirmation                       | ce qui a été établi | pourquoi                          | par qui | source                           |
      | la digue de trémargat a cédé      | vrai                | le procès-verbal le dit           | Ana     | https://vezonne.example/pv       |
      | quarante maisons                  | exagéré             | la mairie en a compté trente      | Ana     | https://vezonne.example/maisons  |
      | prévenue dès vendredi             | vrai                | le courriel est au dossier        | Ana     | https://vezonne.example/courriel |
      | trois courriers                   | faux                | un seul courrier est parti        | Bea     | https://vezonne.example/registre |
      | un seul courrier                  | plutôt faux         | l'accusé de réception existe      | Bea     | https://vezonne.example/accuse   |
      | pas été inspectée                 | trompeur            | une visite a eu lieu en 2022      | Ana     | https://vezonne.example/visite   |
      | ancien ingénieur                  | non prouvé          | personne n'a vu la note           | Bea     | https://vezonne.example/note     |
      | deux millions d'euros             | invérifiable        | aucun devis n'existe              | Ana     | https://vezonne.example/marches  |
      | soixante centimètres              | vrai                | le relevé de 2021 le montre       | Ana     | https://brennoc.example/releve   |
      | la moitié des travaux             | à nuancer           | un tiers pour les digues classées | Carl    | https://loi.example/article-7    |
      | 900 passagers                     | plutôt vrai         | 870 en moyenne l'an dernier       | Carl    | https://armen.example/bilan      |
      | 400 000 euros                     | contexte manquant   | sans la subvention régionale      | Carl    | https://armen.example/comptes    |
    Et le rapport à lire dit aussi:
      | affirmation       | mots                                                     |
      | pas été inspectée | données choisies                                         |
      | un seul courrier  | La préfecture                                            |
      | un seul courrier  | Nous relisons nos registres.                             |
      | racheter          | corrigé par Carl                                         |
      | est hydrologue    | mal extraite                                             |
      | trois courriers   | un courrier, le 2 février                                |
    Quand la rédaction analyse de nouveau « crue », « entretien » et « port »
    Alors le rapport est resté le même
