from .. import decode


def influx():
    return decode.relationships()["metrics"][0]
