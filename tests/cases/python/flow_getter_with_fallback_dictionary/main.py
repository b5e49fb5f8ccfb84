import os

from platformshconfig import Config

LOCAL = {"influxdb": {"host": "localhost", "port": 8086}}


def credentials(name):
    config = Config()
    return config.credentials(name) if config.is_valid_platform() else LOCAL[name]


def url(name):
    creds = credentials(name)
    return f"http://{creds['host']}:{creds['port']}/{creds['bucket']}"  # expect: NFX202


print(url("influxdb"), os.sep)
