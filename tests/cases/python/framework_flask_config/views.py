from flask import Blueprint, current_app

blueprint = Blueprint("metrics", __name__)


@blueprint.route("/bucket")
def bucket():
    return current_app.config["METRICS"]["bucket"]  # expect: NFX202


@blueprint.route("/database")
def database():
    return current_app.config["DATABASE"]["user"]
