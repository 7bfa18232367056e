"""What the program can do, whichever door asks: the command line and the screens call these."""
