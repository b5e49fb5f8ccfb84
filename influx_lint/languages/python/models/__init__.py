"""What Python's built-in names, its standard library and other libraries mean to the analysis."""
