from flask import Blueprint, g

views = Blueprint("views", __name__)


@views.get("/")
def index():
    return g.metrics["org"], g.database["user"]  # expect: NFX202


@views.get("/user")
def user():
    endpoint = getattr(g, "metrics", None)
    return endpoint["user"]  # expect: NFX201
