"""From the fragments that a PDF page draws to paragraphs in reading order."""
