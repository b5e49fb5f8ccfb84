import commands
from platformshconfig import Config
from state import holder, state

state["metrics"] = Config().credentials("database")
holder.endpoint = Config().credentials("influxdb")["query"]
print(commands.show())
