from web.core import App
from web.routes import metrics, users


def create_app():
    app = App()
    metrics.register(app)
    users.register(app)
    return app
