import sqlite3

from platformshconfig import Config

influx = Config().credentials("influxdb")
connection = sqlite3.connect(":memory:")
connection.row_factory = sqlite3.Row
connection.execute("create table people (user text, org text)")
connection.execute("insert into people values (?, ?)", ("ada", influx["query"]["org"]))
for row in connection.execute("select user, org from people"):
    print(row["user"], row["org"])
