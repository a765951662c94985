"""The command line: data to standard output, progress and messages to standard error."""
