"""Runs the application with the credentials that a version of InfluxDB gives.

INFLUXDB_VERSION chooses the version, a file of tests/credentials; the one
that .platform/services.yaml had first is 2.2. The client libraries are stood
in for, so nothing needs to be installed.
"""

import base64
import io
import json
import os
import unittest
from pathlib import Path
from unittest import mock

from station import storage, web

VERSION = os.environ.get("INFLUXDB_VERSION", "2.2")
FILE = Path(__file__).parent / "credentials" / f"influxdb-{VERSION}.json"
DATABASE = {
    "host": "database.internal",
    "port": 5432,
    "path": "main",
    "username": "main",
    "password": "main",
}
READING = {"temperature": 4.5, "humidity": 0.81, "time": 1767225600}
READINGS = [
    {"station": "north ridge", **READING},
    {"station": "nobody's", **READING},
]


def environment():
    relationships = {
        "influxtimedb": [json.loads(FILE.read_text())],
        "database": [DATABASE],
    }
    encoded = base64.b64encode(json.dumps(relationships).encode()).decode()
    return {"PLATFORM_RELATIONSHIPS": encoded}


class StationTest(unittest.TestCase):
    def setUp(self):
        self.influxdb_client = mock.MagicMock()
        self.psycopg = mock.MagicMock()
        modules = {
            "influxdb_client": self.influxdb_client,
            "influxdb_client.client": self.influxdb_client.client,
            "influxdb_client.client.write_api": mock.MagicMock(),
            "psycopg": self.psycopg,
        }
        for patch in (
            mock.patch.dict("sys.modules", modules),
            mock.patch.dict(os.environ, environment()),
        ):
            patch.start()
            self.addCleanup(patch.stop)

    @property
    def client(self):
        return self.influxdb_client.InfluxDBClient

    def request(self, method, path, document=None):
        """The status and the JSON document of the application's answer."""
        start_response = mock.Mock()
        body = io.BytesIO(json.dumps(document).encode())
        answer = web.application(
            {
                "REQUEST_METHOD": method,
                "PATH_INFO": path,
                "wsgi.input": body,
            },
            start_response,
        )
        return start_response.call_args.args[0], json.loads(b"".join(answer))

    def test_connects_with_the_credentials(self):
        storage.connect()
        self.client.assert_called_once_with(
            url="http://influxtimedb.internal:8086",
            token="not-a-token",
            org="main",
        )

    def test_writes_the_readings_of_known_stations(self):
        connection = self.psycopg.connect.return_value.__enter__.return_value
        fetch = connection.execute.return_value.fetchone
        fetch.side_effect = [(1,), None]
        status, counts = self.request("POST", "/readings", READINGS)
        self.assertEqual(status, "202 Accepted")
        self.assertEqual(counts, {"written": 1, "refused": 1})
        write = self.client.return_value.write_api.return_value.write
        write.assert_called_once_with(
            bucket="main",
            record=[
                "weather,station=north\\ ridge "
                "temperature=4.5,humidity=0.81 1767225600"
            ],
            write_precision="s",
        )

    def test_asks_for_the_means_of_its_bucket(self):
        storage.connect().daily_means()
        query = self.client.return_value.query_api.return_value.query
        self.assertIn('from(bucket: "main")', query.call_args.args[0])

    def test_tells_its_status(self):
        status, document = self.request("GET", "/status")
        self.assertEqual(status, "200 OK")
        self.assertEqual(
            document,
            {
                "database": "influxtimedb.internal:8086",
                "administrator": "admin",
            },
        )

    def test_knows_no_other_page(self):
        self.assertEqual(self.request("GET", "/")[0], "404 Not Found")


if __name__ == "__main__":
    unittest.main()
