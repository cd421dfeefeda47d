"""Results in words, charts and files. Nothing here knows the screen."""
