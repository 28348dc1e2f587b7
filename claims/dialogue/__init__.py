"""Who is talking: the turns of interviews, hearings and debates, the entries of live blogs, the author of an opinion.

In: a text, its paragraphs and the word lists; no parse. Out: a ``Dialogue``. Import ``finder.DialogueFinder``; what
shows a turn is typography and position: question marks, labels before a colon, dashes, and who is announced above.
"""
