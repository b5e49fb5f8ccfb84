"""The web application: takes readings, and tells where they go."""

import json

from station import settings, storage
from station.readings import Reading
from station.stations import is_registered


def application(environ, start_response):
    """The WSGI entry point."""
    handlers = {("POST", "/readings"): receive, ("GET", "/status"): status}
    handler = handlers.get((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
    code, document = handler(environ) if handler else ("404 Not Found", {})
    start_response(code, [("Content-Type", "application/json")])
    return [json.dumps(document).encode()]


def receive(environ):
    """Write a list of readings; those of unknown stations are refused."""
    readings = [
        Reading.from_json(one) for one in json.load(environ["wsgi.input"])
    ]
    known = [one for one in readings if is_registered(one.station)]
    if known:
        with storage.connect() as connection:
            connection.write(known)
    refused = len(readings) - len(known)
    return "202 Accepted", {"written": len(known), "refused": refused}


def status(environ):
    """Where readings are kept, and as whom, for whoever runs the station."""
    credentials = settings.influxdb()
    return "200 OK", {
        "database": f"{credentials['host']}:{credentials['port']}",
        "administrator": credentials["user"],
    }
