"""Text to labelled claims; knows nothing of files, articles or the command line."""
