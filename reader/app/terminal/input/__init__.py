"""What the terminal sends: keys, pastes, letters of other layouts."""
