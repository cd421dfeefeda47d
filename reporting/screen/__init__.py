"""What the screen says, in words alone: changes on a line, labels of controls, comparisons."""
