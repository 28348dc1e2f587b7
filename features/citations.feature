# language: fr
Fonctionnalité: Garder les guillemets à leur auteur
  Ce qui est entre guillemets appartient à quelqu'un, quel que soit le verbe, le nombre de phrases et l'état de la typographie.

  Plan du scénario: Tout verbe attribue les guillemets qu'il suit
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       | style  |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté | direct |

    Exemples:
      | phrase                                                             | locuteur                 | introducteur | contenu                       |
      | « Il ne nous reste rien », souffle une vieille dame.               | une vieille dame         | souffle      | Il ne nous reste rien         |
      | « Encore une promesse non tenue ! », s'emporte Rose Amblard.       | Rose Amblard             | s'emporte    | Encore une promesse non tenue |
      | « Le sol a bougé », frissonne la rescapée.                         | la rescapée              | frissonne    | Le sol a bougé                |
      | « Je n'ai rien volé », se défend le comptable.                     | le comptable             | se défend    | Je n'ai rien volé             |
      | « Nous voilà sauvés », a souri la capitaine Lise Morvan.           | la capitaine Lise Morvan | a souri      | Nous voilà sauvés             |
      | « Les murs tremblaient », se rappelle encore la concierge.         | la concierge             | se rappelle  | Les murs tremblaient          |
      | « Le four est mort », soupire le boulanger, assis sur un sac.      | le boulanger             | soupire      | Le four est mort              |
      | « On m'a conseillé de partir », nous a confié l'une d'entre elles. | l'une d'entre elles      | a confié     | On m'a conseillé de partir    |

  Plan du scénario: La citation après deux points revient au sujet, quel que soit le verbe
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette       | style  |
      | <locuteur> | <contenu> | propos rapporté | direct |

    Exemples:
      | phrase                                                                    | locuteur        | contenu                    |
      | La pharmacienne montre ses rayons vides : « Nous n'avons plus de sirop. » | La pharmacienne | Nous n'avons plus de sirop |
      | Paul Ternier reste prudent : « Rien n'est signé. »                        | Paul Ternier    | Rien n'est signé           |
      | Le juge l'a interrompu : « Vous répondrez lundi. »                        | Le juge         | Vous répondrez lundi       |
      | Rose Amblard hausse les épaules : « Nous avons l'habitude. »              | Rose Amblard    | Nous avons l'habitude      |

  Plan du scénario: La phrase citée sans verbe de parole revient à qui l'on suit
    Étant donné l'article suivant:
      """
      <avant>

      <suite>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom   | contenu   |
      | <nom> | <premier> |
      | <nom> | <second>  |

    Exemples:
      | avant                                                              | suite                                         | nom           | premier                           | second                                   |
      | « Le quai s'affaisse », alerte Nora Velin.                         | « Il faut fermer le port dès ce soir. »       | Nora Velin    | Le quai s'affaisse                | Il faut fermer le port dès ce soir       |
      | « Le ruisseau est à sec », constate le maire Jean Astier.          | « Les bêtes boivent au camion depuis mardi. » | Jean Astier   | Le ruisseau est à sec             | Les bêtes boivent au camion depuis mardi |
      | Selon Maud Sarrazin, la falaise a reculé de dix mètres.            | « Elle va continuer à tomber. »               | Maud Sarrazin | la falaise a reculé de dix mètres | Elle va continuer à tomber               |
      | L'avocat Hector Laval a pris la parole : « Ma cliente est libre. » | « Elle rentre chez elle ce soir. »            | Hector Laval  | Ma cliente est libre              | Elle rentre chez elle ce soir            |

  Plan du scénario: Les guillemets de second rang n'arrêtent pas la citation
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette       | style  |
      | <locuteur> | <contenu> | propos rapporté | direct |

    Exemples:
      | phrase                                                                                   | locuteur                  | contenu                                          |
      | « Nous avons joué “Le Phare” devant cent personnes », raconte la comédienne Lise Morvan. | la comédienne Lise Morvan | Nous avons joué Le Phare devant cent personnes   |
      | « On l'appelait "le vieux" et il ne répondait jamais », se souvient Bastien Lorquet.     | Bastien Lorquet           | On l'appelait le vieux et il ne répondait jamais |
      | “Nous avons vu « La Vigie » couler”, a déclaré le capitaine Ruel.                        | le capitaine Ruel         | Nous avons vu La Vigie couler                    |
      | « Le panneau « Danger » était tombé », explique la garde forestière.                     | la garde forestière       | Le panneau Danger était tombé                    |

  Plan du scénario: Un guillemet perdu ne coûte que sa phrase
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors "<contenu>" revient à "<locuteur>"

    Exemples:
      | phrase                                                                                             | locuteur  | contenu                        |
      | « Le toit fuit depuis mars, déplore la gardienne. Selon la mairie, les travaux commenceront lundi. | la mairie | les travaux commenceront lundi |
      | La gardienne a dit que le toit fuyait ». Selon la mairie, les travaux commenceront lundi.          | la mairie | les travaux commenceront lundi |
      | Le maire a parlé d'une "catastrophe. Le préfet assure que la digue tiendra.                        | Le préfet | la digue tiendra               |
      | “Le toit fuit, a dit la gardienne. Le préfet affirme que le musée rouvrira en mai.                 | Le préfet | le musée rouvrira en mai       |

  Plan du scénario: La citation partielle garde ce qui l'entoure
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | style |
      | <locuteur> | <contenu> | mixte |

    Exemples:
      | phrase                                                                       | locuteur        | contenu                                          |
      | Le préfet évoque un « acte isolé ».                                          | Le préfet       | un acte isolé                                    |
      | La ministre juge la fermeture du port « irresponsable ».                     | La ministre     | la fermeture du port irresponsable               |
      | Le biologiste estime que la rivière « n'est plus vivante ».                  | Le biologiste   | la rivière n'est plus vivante                    |
      | Selon la météorologue, l'été a été « le plus sec du siècle » dans la vallée. | la météorologue | l'été a été le plus sec du siècle dans la vallée |
      | Le syndicat dénonce un « abandon » des petites gares.                        | Le syndicat     | un abandon des petites gares                     |
      | Le manager parle d'une « erreur humaine ».                                   | Le manager      | une erreur humaine                               |

  Plan du scénario: L'incise prend place dans toute phrase
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | introducteur   | contenu   | étiquette       | style    |
      | <locuteur> | <introducteur> | <contenu> | propos rapporté | indirect |

    Exemples:
      | phrase                                                              | locuteur                 | introducteur  | contenu                            |
      | La neige, prévient la guide, tombera jusqu'à jeudi.                 | la guide                 | prévient      | La neige […] tombera jusqu'à jeudi |
      | Le virus a disparu des élevages, se félicite la vétérinaire.        | la vétérinaire           | se félicite   | Le virus a disparu des élevages    |
      | Le bac reprendra lundi, a fait savoir la préfecture.                | la préfecture            | a fait savoir | Le bac reprendra lundi             |
      | Le pont a bougé, a confié à l'agence Voxa une ouvrière du chantier. | une ouvrière du chantier | a confié      | Le pont a bougé                    |

    @attendu
    Exemples: incise sans guillemets mal analysée
      | phrase                                                    | locuteur              | introducteur | contenu                    |
      | La vente est conclue, croit savoir le quotidien Le Fanal. | le quotidien Le Fanal | croit savoir | La vente est conclue       |
      | Le contrat était légal, se défend le négociant.           | le négociant          | se défend    | Le contrat était légal     |
      | Le moulin, rapporte la chronique, date de 1740.           | la chronique          | rapporte     | Le moulin […] date de 1740 |

  Scénario: Le guillemet rouvert en tête de paragraphe continue la citation
    Étant donné l'article suivant:
      """
      La romancière Salomé Arquet a répondu au jury.

      « J'ai grandi dans une ferme sans livres, raconte-t-elle. Mon père lisait l'almanach.

      « Mon premier roman est né dans un carnet. Il m'a fallu neuf ans. »

      Le jury rendra sa décision vendredi.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom           | contenu                                                                                                                                  | style  |
      | Salomé Arquet | J'ai grandi dans une ferme sans livres […] Mon père lisait l'almanach […] Mon premier roman est né dans un carnet. Il m'a fallu neuf ans | direct |

  @attendu
  Scénario: La citation ouverte dans un paragraphe et fermée dans le suivant a un seul auteur
    La fin de la citation est prise pour la voix de l'article.
    Étant donné l'article suivant:
      """
      « Nous partons, a dit Rose Amblard. Le bail est fini.

      Nous reviendrons au printemps. »
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom          | contenu                                                             | style  |
      | Rose Amblard | Nous partons […] Le bail est fini […] Nous reviendrons au printemps | direct |

  Scénario: Les réponses d'un entretien à tirets reviennent à qui est interrogé
    Étant donné l'article suivant:
      """
      La bourgmestre Anne Delvigne a reçu notre journal lundi.

      — Combien de maisons sont vides ?

      — Nous en comptons cent vingt. La commune en rachètera dix par an.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom           | contenu                                                         |
      | Anne Delvigne | Nous en comptons cent vingt. La commune en rachètera dix par an |

  Scénario: Le nom suivi de deux points donne la parole
    Étant donné l'article suivant:
      """
      Le Phare de Corvane : Combien de maisons sont vides ?

      Anne Delvigne : Nous en comptons cent vingt.
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom           | contenu                     |
      | Anne Delvigne | Nous en comptons cent vingt |

  @attendu
  Scénario: La citation sans verbe suit la personne dont on parle
    La citation sans incise n'a pas d'auteur.
    Étant donné l'article suivant:
      """
      Le maire Octave Brissard ne cache pas son inquiétude. « Nous manquons d'eau potable depuis mardi. »
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | nom             | contenu                                  | étiquette       |
      | Octave Brissard | Nous manquons d'eau potable depuis mardi | propos rapporté |

  Plan du scénario: Le surnom de qui parle n'est pas cité
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu   | étiquette       |
      | <locuteur> | <contenu> | propos rapporté |

    Exemples:
      | phrase                                                                            | locuteur       | contenu                           |
      | « La rivière monte d'heure en heure », raconte Marcel Darnaud, dit « Titi ».      | Marcel Darnaud | La rivière monte d'heure en heure |
      | « Le four est mort depuis hier », explique Rose Amblard, surnommée « la Fouine ». | Rose Amblard   | Le four est mort depuis hier      |

  Plan du scénario: Qui ajoute quelque chose après sa citation est qui vient de parler
    Étant donné l'article suivant:
      """
      <phrase>
      """
    Quand on relève les affirmations
    Alors les affirmations attribuées sont:
      | locuteur   | contenu    | étiquette       |
      | <locuteur> | <citation> | propos rapporté |
      | <locuteur> | <ajout>    | propos rapporté |

    Exemples:
      | phrase                                                                                 | locuteur     | citation                 | ajout              |
      | « Le pont sera fermé lundi », a déclaré Rose Amblard, ajoutant que la digue tiendrait. | Rose Amblard | Le pont sera fermé lundi | la digue tiendrait |
