"""How the YAML files become assumptions: form, entries, names, the bases over the study."""
