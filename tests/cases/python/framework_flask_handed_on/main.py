import hooks
from flask import Flask
from views import views

app = Flask(__name__)
app.config.from_pyfile("site_config.py")
app.before_request(hooks.connect)
app.register_blueprint(views)


@app.get("/configured")
def configured():
    return app.config["INFLUX"]["bucket"]  # expect: NFX202


app.run()
