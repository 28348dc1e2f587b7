"""Claims in every form that people and programs read.

In: checked articles. Out: terminal report, HTML, Markdown, CSV, JSON, NDJSON, JSON Schema.
Import one module for each form; ``wording`` words what all of them say.
"""
