# language: fr
Fonctionnalité: Lire ce qui arrive à la rédaction
  Un dossier reçu contient un peu de tout. Ce qui se lit est reconnu à son contenu et non à son nom ; ce qui ne se lit
  pas est dit avec sa raison, et rien n'est passé sous silence.

  Plan du scénario: Un fichier est reconnu à son contenu
    Étant donné un dossier qui contient:
      | fichier | contenu   |
      | <nom>   | <contenu> |
    Quand on lit le dossier
    Alors les articles lus sont:
      | source | sorte   | texte                         |
      | <nom>  | <sorte> | Le pont de Vaugris est tombé. |

    Exemples:
      | nom        | contenu                                                               | sorte    |
      | pont.txt   | Le pont de Vaugris est tombé.                                         | texte    |
      | pont       | Le pont de Vaugris est tombé.                                         | texte    |
      | pont.md    | Le **pont** de [Vaugris](https://vaugris.example) est tombé.          | Markdown |
      | pont.txt   | <!doctype html><html><body><article><p>Le pont de Vaugris est tombé.</p></article></body></html> | page |
      | pont.json  | {"articleBody": "Le pont de Vaugris est tombé."}                      | JSON     |

  Plan du scénario: Un texte dans un autre encodage est lu, et on le dit
    Étant donné un dossier qui contient le fichier "pont.txt" en <encodage>:
      """
      « L’été dernier, le pont a cédé », dit la préfète à l’hôtel de ville.
      """
    Quand on lit le dossier
    Alors l'article lu est mot pour mot celui du fichier
    Et on est averti: "pont.txt : pas en UTF-8 ; lu comme <lu comme> : si des lettres paraissent fausses, enregistrez-le en UTF-8"

    Exemples:
      | encodage  | lu comme  |
      | cp1252    | cp1252    |
      | mac_roman | mac_roman |
      | utf-16    | utf-16    |

  Scénario: Les fiches d'un export sont des articles
    Étant donné un dossier qui contient le fichier "export.ndjson":
      """
      {"title": "Un pont tombe", "text": "Le pont de Vaugris est tombé.", "author": "Par Nora Velin", "date": "14 octobre 2026"}
      {"title": "Un pont tient", "text":
      {"headline": "Un bac arrive", "body": ["Un bac arrive jeudi."], "source": {"name": "Le Fanal"}}
      """
    Quand on lit le dossier
    Alors les fiches sont:
      | source          | titre         | média    | signataires | date       |
      | export.ndjson:1 | Un pont tombe | —        | Nora Velin  | 2026-10-14 |
      | export.ndjson:3 | Un bac arrive | Le Fanal | —           | —          |
    Et il est dit: "export.ndjson : ligne 2 : pas de JSON à partir du caractère 35 : un article par ligne était attendu ; corrigez ou supprimez-la"

  Scénario: Les archives sont ouvertes
    Étant donné un dossier qui contient l'archive "envoi.zip" de:
      | fichier      | contenu                       |
      | lu/pont.txt  | Le pont de Vaugris est tombé. |
      | plan.gif     | GIF89a                        |
      | .cache       | rien                          |
    Quand on lit le dossier
    Alors les articles lus sont:
      | source                | sorte | texte                         |
      | envoi.zip/lu/pont.txt | texte | Le pont de Vaugris est tombé. |
    Et on est averti: "envoi.zip : laissé de côté : 1 fichier ou dossier caché, 1 image"

  Scénario: Ce qu'un dossier laisse de côté est compté une fois
    Étant donné un dossier qui contient:
      | fichier          | contenu                       |
      | pont.txt         | Le pont de Vaugris est tombé. |
      | style.css        | p { color: red }              |
      | morts.csv        | Vaugris;0                     |
      | .brouillon       | rien                          |
      | pont_files/a.js  | x()                           |
      | note.rtf         | {\\rtf1 Le pont}               |
    Quand on lit le dossier
    Alors les articles lus sont:
      | source   | sorte | texte                         |
      | pont.txt | texte | Le pont de Vaugris est tombé. |
    Et on est averti: "laissé de côté : 1 fichier ou dossier caché, 1 partie d'une page enregistrée, 1 fichier de programme, 1 tableau ou base de données"
    Et il est dit: "note.rtf : un document RTF : un article était attendu ; enregistrez-le en .docx ou en .odt et nommez ce fichier"

  Plan du scénario: Un texte dans une autre langue est refusé, et sa langue nommée
    Étant donné un dossier qui contient:
      | fichier  | contenu |
      | pont.txt | <texte> |
    Quand on lit le dossier
    Alors il est dit: "pont.txt : en <langue> : du français était attendu ; traduisez-le, ou lisez-le tout de même avec --any-language"

    Exemples:
      | texte                                                                                 | langue      |
      | The mayor announced on Tuesday that the bridge would be closed until spring.          | anglais     |
      | De burgemeester kondigde dinsdag aan dat de brug tot de lente gesloten wordt.         | néerlandais |
      | Der Bürgermeister hat am Dienstag die Sperrung der Brücke bis zum Frühjahr angekündigt. | allemand  |
      | Il sindaco ha annunciato martedì la chiusura del ponte fino alla primavera.           | italien     |

  Scénario: D'un article en deux langues, le français est lu
    Étant donné un dossier qui contient le fichier "pont.txt":
      """
      Le pont de Vaugris restera fermé jusqu'au printemps, a annoncé la mairie mardi.

      De burgemeester kondigde dinsdag aan dat de brug tot de lente gesloten wordt.

      Un bac reliera les deux rives dès jeudi, a promis le maire devant les habitants.
      """
    Quand on lit le dossier
    Alors les paragraphes laissés de côté sont:
      | paragraphe                                                                    | raison       |
      | De burgemeester kondigde dinsdag aan dat de brug tot de lente gesloten wordt. | autre langue |
    Et on est averti: "pont.txt : 1 paragraphe en néerlandais est laissé de côté ; --any-language le lit aussi"
