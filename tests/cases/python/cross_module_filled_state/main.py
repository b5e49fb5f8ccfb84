import commands
from platformshconfig import Config
from state import holder, state

state["metrics"] = Config().credentials("influxdb")
state["database"] = Config().credentials("database")
holder.endpoint = state["metrics"]
print(commands.show(), commands.token())
