from dataclasses import dataclass
from typing import Any

from platformshconfig import Config


@dataclass(frozen=True)
class Endpoint:
    host: str
    hostname: str
    cluster: str
    service: str
    type: str
    rel: str
    scheme: str
    user: str  # expect: NFX201
    password: str
    port: int
    path: Any
    org: str  # expect: NFX202
    bucket: str  # expect: NFX202
    api_token: str  # expect: NFX202
    fragment: Any
    public: bool
    host_mapped: bool
    ip: str


endpoint = Endpoint(**Config().credentials("influxdb"))
print(endpoint.user, endpoint.org, endpoint.host)
