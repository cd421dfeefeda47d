"""The commands of `python -m model` that ask a question of a scenario, a module a question."""
