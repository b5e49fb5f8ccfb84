"""What the gauge asks."""

LEVELS = "SELECT metres FROM level"
PREPARE = "CREATE DATABASE river"  # expect: NFX221
