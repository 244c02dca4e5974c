"""The commands of the command line, a module for each topic; nothing heavy is imported before it is used."""
