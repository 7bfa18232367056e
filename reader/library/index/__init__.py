"""What a library answers from the tables of its index, whichever engine has them."""
