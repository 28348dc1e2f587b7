"""The parts of the report as a page: its style, the text with its claims marked, the cards of the claims."""
