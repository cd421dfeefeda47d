"""The commands of `python -m model`: what each takes, and the frame that it prints."""
