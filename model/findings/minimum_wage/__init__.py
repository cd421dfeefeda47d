"""What a phase-in of the minimum wage does: to rates at each step, to wages."""
