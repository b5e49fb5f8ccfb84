from .reader import relationships
