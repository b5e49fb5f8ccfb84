from client import show_token
from platformshconfig import Config
from tool import tool

influx = Config().credentials("influxdb")
tool(["org"], obj=influx, standalone_mode=False)
tool.main(["remember"], standalone_mode=False, obj=influx)
tool(["token"], obj=influx, standalone_mode=False)
