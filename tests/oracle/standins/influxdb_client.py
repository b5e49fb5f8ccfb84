"""Stands in for `influxdb_client`: a client that asks by its token."""

from __future__ import annotations

from http.client import HTTPConnection
from urllib.parse import urlsplit


class InfluxDBClient:
    """A client of InfluxDB 2."""

    def __init__(self, url: str, token: str, org: str) -> None:
        self._url, self._token, self._org = url, token, org

    def query_api(self) -> InfluxDBClient:
        return self

    def query(self, query: str) -> int:
        """Asks; gives the status of the answer."""
        connection = HTTPConnection(urlsplit(self._url).netloc)
        connection.request("POST", f"/api/v2/query?org={self._org}", query, {"Authorization": f"Token {self._token}"})
        return connection.getresponse().status
