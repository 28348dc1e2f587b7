"""What an analysis found in a text, kept from one run to the next for as long as nothing that it depends on changes.

In: a text with its layout, and what the steps before the labels made of it. Out: the same again, as far as a store has
it and neither code, parser, word lists nor a rule that can touch the text is another. Labels are never kept.
"""
