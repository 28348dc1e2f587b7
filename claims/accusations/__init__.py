"""Document → accusations: who is accused of what, by whom, and how far the procedure is.

``AccusationFinder`` finds them sentence by sentence, by the patterns of ``rules/procedure``; ``with_accusations`` gives
them to the claims that they concern.
"""
