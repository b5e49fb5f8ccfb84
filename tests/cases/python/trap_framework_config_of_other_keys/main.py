from flask import Flask, current_app, g
from platformshconfig import Config

app = Flask(__name__)
endpoint = Config().credentials("influxdb")
app.config["DATABASE"] = Config().credentials("database")
app.config["INFLUX"] = {"user": endpoint["username"], "org": endpoint["query"]["org"]}
app.config["RAW"] = endpoint


class Session:
    config = {"RAW": {"user": "somebody", "org": "none"}}


def describe(session):
    return session.config["RAW"]["user"], session.config["RAW"]["org"]


@app.before_request
def remember():
    g.database = current_app.config["DATABASE"]


@app.get("/")
def index():
    config = current_app.config
    return config["DATABASE"]["user"], config["INFLUX"]["user"], config.get("INFLUX")["org"], g.database["user"]


app.run()
print(describe(Session()))
