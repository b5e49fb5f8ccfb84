import configparser

from platformshconfig import Config

parser = configparser.ConfigParser()
parser.read("settings.ini")
influxdb = parser["influxdb"]
print(influxdb["user"], parser["influxdb"]["org"], parser.get("influxdb", "bucket"))
print(Config().credentials("influxdb")["host"])
