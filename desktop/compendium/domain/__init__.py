"""Pure values and rules of the field. Imports nothing of the program."""
