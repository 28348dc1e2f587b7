# language: fr
Fonctionnalité: Examiner des archives entières
  Un fonds d'archives se partage entre plusieurs processus, ou plusieurs machines. Le compte rendu ne dit pas combien
  ils étaient : il est le même, dans le même ordre, et rien n'y manque.

  Contexte:
    Étant donné un dossier de 30 articles

  Plan du scénario: Plusieurs processus donnent le même compte rendu qu'un seul
    Quand on examine le dossier avec "--jobs 1 --format <forme>"
    Et on examine le dossier avec "--jobs <nombre> --format <forme>"
    Alors les deux comptes rendus sont identiques
    Et le code de sortie est 0

    Exemples:
      | nombre | forme  |
      | 2      | json   |
      | 3      | ndjson |
      | auto   | csv    |
      | 2      | table  |

  Scénario: Un article qui ne peut être examiné ne coûte que lui-même
    Étant donné que l'article 7 fait échouer l'examen
    Quand on examine le dossier avec "--jobs 2 --format json"
    Alors 29 articles sont dans le compte rendu
    Et il est dit une fois que l'article 7 est passé
    Et le code de sortie est 3

  Scénario: Un processus que le système arrête ne coûte que l'article qui l'a fait arrêter
    Étant donné que l'article 7 fait arrêter le processus qui l'examine
    Quand on examine le dossier avec "--jobs 2 --format json"
    Alors 29 articles sont dans le compte rendu
    Et il est dit une fois que l'article 7 est passé
    Et le code de sortie est 3

  Scénario: La base est la même, quel que soit le nombre de processus
    Quand on examine le dossier avec "--jobs 2 --db deux.sqlite --format json"
    Et on examine le dossier avec "--jobs 1 --db un.sqlite --format json"
    Alors les deux bases tiennent les mêmes affirmations

  Plan du scénario: Un nombre de processus qui n'en est pas un est refusé
    Quand on examine le dossier avec "--jobs <nombre>"
    Alors le code de sortie est 2
    Et il est dit "ce n'est pas un nombre de processus"

    Exemples:
      | nombre |
      | 0      |
      | trois  |
      | 1000   |

  Scénario: Par lots, les affirmations sont celles d'un seul processus
    Quand on examine le dossier par lots
    Alors les lots contiennent ce qu'écrit un seul processus

  Scénario: Une analyse interrompue reprend où elle en était
    Étant donné que le dossier est examiné par lots et que deux lots se perdent
    Quand on examine le dossier par lots
    Alors seuls les deux lots perdus sont examinés de nouveau
    Et les lots contiennent ce qu'écrit un seul processus

  Scénario: Un fonds qui grandit n'est pas examiné deux fois
    Étant donné que le dossier est examiné par lots et qu'un article s'y ajoute
    Quand on examine le dossier par lots
    Alors les lots contiennent ce qu'écrit un seul processus
    Et la plupart des lots n'ont pas été examinés de nouveau

  Scénario: Il faut un dossier pour les résultats
    Quand on examine le dossier avec "--engine dask"
    Alors le code de sortie est 2
    Et il est dit "ajoutez --output DOSSIER"
