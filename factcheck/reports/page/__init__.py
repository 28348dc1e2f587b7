"""The parts of the report as a page: what stands where, the marked text, the cards, the filters, style and script."""
