import commands
from platformshconfig import Config
from state import state

state["metrics"] = Config().credentials("influxdb")
state["database"] = Config().credentials("database")
print(commands.show())
