from typing import TypedDict, cast

from platformshconfig import Config


class Endpoint(TypedDict, total=False):
    host: str
    user: str
    org: str


endpoint = cast(Endpoint, Config().credentials("influxdb"))
print(endpoint["host"], endpoint["user"])  # expect: NFX201
copied: Endpoint = Endpoint(**Config().credentials("influxdb"))
print(copied["org"])  # expect: NFX202
