from database_tool import cli as database_cli
from metrics_tool import cli as metrics_cli

database_cli(["show"], standalone_mode=False)
metrics_cli(["show"], standalone_mode=False)
