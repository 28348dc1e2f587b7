"""The label model: training it, ablating it, explaining what it says.

In: annotated articles or corrected claims. Out: a ``Labeller``, figures, reasons for a label.
Import from the commands that train, evaluate and explain.
"""
