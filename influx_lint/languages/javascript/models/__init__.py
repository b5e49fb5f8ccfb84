"""What JavaScript and its libraries mean, one file for each family."""
