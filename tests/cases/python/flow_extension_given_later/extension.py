class Extension:
    def __init__(self, app=None):
        self.settings = {}
        if app is not None:
            self.initialise(app)

    def initialise(self, app):
        credentials = app.config["INFLUX"]
        self.settings = {
            "token": credentials["api_token"],  # expect: NFX202
            "org": credentials.get("org", "main"),  # expect: NFX202
            "user": app.config["DATABASE"].get("user"),
        }
