"""What is done, known or sayable, and said by nobody, though a verb of saying may stand there."""
