"""Tables that a person brings: where they are loaded, and what became of them."""
