# language: fr
Fonctionnalité: Lire un flux
  Un flux annonce des articles, entiers ou par leurs premières lignes. Chaque entrée est un article de plus, avec sa
  date et ses auteurs, et une entrée abîmée ne coûte qu'elle-même.

  Scénario: Une entrée qui a son texte est un article
    Étant donné un flux du "Phare – Politique" avec les entrées:
      | titre                      | texte                                               | résumé |
      | La digue sera reconstruite | Le préfet a déclaré que les travaux commenceraient. |        |
    Quand on lit le flux
    Alors les articles du flux sont:
      | titre                      | texte                                               | média | avertissement |
      | La digue sera reconstruite | Le préfet a déclaré que les travaux commenceraient. | Phare | —             |

  Scénario: Une entrée qui n'a qu'un résumé le dit
    Étant donné un flux du "Phare" avec les entrées:
      | titre                      | texte | résumé                                                            |
      | La digue sera reconstruite |       | Le préfet a déclaré que les travaux commenceraient. Lire la suite |
    Quand on lit le flux
    Alors les articles du flux sont:
      | titre                      | texte                                               | média | avertissement    |
      | La digue sera reconstruite | Le préfet a déclaré que les travaux commenceraient. | Phare | premières lignes |

  Scénario: Une entrée vide ne coûte qu'elle-même
    Étant donné un flux du "Phare" avec les entrées:
      | titre                      | texte                                               | résumé |
      | Rien                       |                                                     |        |
      | La digue sera reconstruite | Le préfet a déclaré que les travaux commenceraient. |        |
    Quand on lit le flux
    Alors l'entrée 1 est refusée
    Et les articles du flux sont:
      | titre                      | texte                                               | média | avertissement |
      | La digue sera reconstruite | Le préfet a déclaré que les travaux commenceraient. | Phare | —             |
