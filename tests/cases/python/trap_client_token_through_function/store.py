from influxdb import DataFrameClient, InfluxDBClient


def connect(endpoint, kind=InfluxDBClient, **options):
    options.setdefault("headers", authorization(endpoint["query"]["api_token"]))
    return kind(endpoint["host"], endpoint["port"], **options)


def authorization(token):
    return {"Authorization": "Token " + token}


def frames(endpoint):
    return connect(endpoint, DataFrameClient, database="river")
