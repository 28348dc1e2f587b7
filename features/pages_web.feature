# language: fr
Fonctionnalité: Aller chercher une page sur le web
  Une dépêche arrive souvent par son adresse. Le programme la demande comme un visiteur poli, ne se laisse
  mener nulle part où il n'a rien à faire, et garde ce qu'il a lu, au cas où la page changerait.

  Contexte:
    Étant donné la page "https://presse.example/port" qui dit "Le port d'Argelune fermera au printemps."

  Scénario: Une page est rendue avec ses circonstances
    Étant donné que "https://presse.example/ancien" renvoie à "https://presse.example/port"
    Quand on demande "https://presse.example/ancien"
    Alors la page dit "Le port d'Argelune fermera au printemps."
    Et elle vient de "https://presse.example/port"
    Et le serveur sait que c'est le programme qui demande

  Scénario: Le site a le dernier mot
    Étant donné que le site demande aux programmes de ne pas prendre ses pages
    Quand on demande "https://presse.example/port"
    Alors rien n'est rendu, avec les mots "demande aux programmes de ne pas prendre cette page"
    Et la page n'a pas été demandée au serveur

  Scénario: Un site dont on ne connaît pas les souhaits est laissé tranquille
    Étant donné que le site ne peut dire ce qu'il permet
    Quand on demande "https://presse.example/port"
    Alors rien n'est rendu, avec les mots "impossible de savoir si un programme peut prendre cette page"

  Scénario: Deux demandes au même site sont espacées
    Quand on demande "https://presse.example/port"
    Et on demande "https://presse.example/port"
    Alors une seconde au moins sépare les demandes

  Plan du scénario: Aucun renvoi ne mène là où il n'y a rien à lire
    Étant donné que "https://presse.example/ancien" renvoie à "<adresse>"
    Quand on demande "https://presse.example/ancien"
    Alors rien n'est rendu, avec les mots "<mots>"

    Exemples:
      | adresse                        | mots                                         |
      | http://127.0.0.1/admin         | n'est pas une adresse publique               |
      | http://169.254.169.254/cles    | n'est pas une adresse publique               |
      | http://[::1]/                  | n'est pas une adresse publique               |
      | http://intranet.example/paie   | n'est pas une adresse publique               |
      | file:///etc/passwd             | n'est pas une adresse du web                 |
      | http://presse.example:22/      | qu'aux ports 80 et 443, pas au port 22       |
      | https://presse.example/ancien  | renvoie d'adresse en adresse plus de 5 fois  |

  Scénario: Une page sans fin n'est pas lue jusqu'au bout
    Étant donné que la page "https://presse.example/port" ne finit pas
    Quand on demande "https://presse.example/port"
    Alors rien n'est rendu, avec les mots "taille maximale"

  Scénario: Un fil qui n'a pas changé n'est pas envoyé une seconde fois
    Étant donné que le serveur marque les versions de "https://presse.example/port"
    Quand on demande "https://presse.example/port"
    Et on demande de nouveau "https://presse.example/port" s'il a changé
    Alors le serveur répond que rien n'a changé

  Scénario: Ce qui a été lu peut être montré plus tard
    Quand on demande "https://presse.example/port"
    Et l'article qui en est tiré est gardé
    Et la page "https://presse.example/port" disparaît
    Alors l'archive de l'article contient la page qui dit "Le port d'Argelune fermera au printemps."
    Et l'archive dit qu'elle vient de "https://presse.example/port"

  Scénario: Un article lu dans un fichier n'a pas de page
    Quand un article lu dans un fichier est gardé
    Alors il n'y a pas d'archive, avec les mots "rien de ce qui a été pris sur le web n'est gardé"
