"""What every page shares: the frame, the controls, the session."""
