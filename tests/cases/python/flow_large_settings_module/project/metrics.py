from project import settings


def line():
    influx = settings.INFLUX
    return f"{influx['URL']} {influx['ORG']} {influx['BUCKET']} {influx['user']}"
