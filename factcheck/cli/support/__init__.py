"""What several commands share: checkers, the store in use, filters, output. No module here is a command."""
