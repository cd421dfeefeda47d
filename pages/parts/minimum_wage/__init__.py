"""Parts of the page Minimum wage: the phase-in to change, and what follows from it."""
