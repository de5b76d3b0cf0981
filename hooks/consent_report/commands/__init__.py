"""What each subcommand does, as a function from options to an outcome; nothing is printed here."""
