"""The commands of the command line: each module runs one, and is imported when it is asked for."""
