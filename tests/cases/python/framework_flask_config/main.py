from flask import Flask, current_app
from platformshconfig import Config
from views import blueprint


class Influx:
    def init_app(self, app):
        self.user = app.config["METRICS"]["user"]  # expect: NFX201


def create_app():
    app = Flask(__name__)
    app.config.from_object("config.Production")
    app.config.update(METRICS=Config().credentials("influxdb"), DEBUG=False)
    app.extensions["influx"] = Config().credentials("influxdb")
    app.register_blueprint(blueprint)
    return app


influx = Influx()
application = create_app()
influx.init_app(application)
print(influx.user)


@application.route("/")
def index():
    return current_app.config["INFLUX"]["org"]  # expect: NFX202


@application.get("/token")
def token():
    return current_app.extensions["influx"]["api_token"]  # expect: NFX202


application.run()
