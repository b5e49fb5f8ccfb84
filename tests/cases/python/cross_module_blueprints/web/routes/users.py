from web.core import App


def register(app: App):
    @app.route("/users")
    def users():
        return app.config["DATABASE"]["user"]
