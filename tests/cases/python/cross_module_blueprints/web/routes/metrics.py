from web.core import App


def register(app: App):
    @app.route("/metrics")
    def metrics():
        influx = app.config["INFLUX"]
        return influx["org"], influx["bucket"]  # expect: NFX202 NFX202
