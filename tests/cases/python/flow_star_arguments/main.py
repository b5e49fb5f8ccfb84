from platformshconfig import Config

config = Config()


def show(*endpoints, **named):
    print(endpoints[0]["user"])  # expect: NFX201
    print(named["influx"]["org"])  # expect: NFX202


arguments = (config.credentials("influxdb"),)
show(*arguments, influx=config.credentials("influxdb"))
