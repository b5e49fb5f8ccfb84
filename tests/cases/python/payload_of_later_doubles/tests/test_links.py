import unittest
from unittest import mock
from unittest.mock import MagicMock, patch

import links


def test_block():
    with patch("links.relationships") as double:
        double.return_value = {"influxdb": [{"user": "u", "bucket": "b"}]}  # expect: NFX204
        assert links.bucket() == "b"


def test_mock(monkeypatch):
    monkeypatch.setattr(links, "relationships", MagicMock(return_value={"influxdb": [{"bucket": "b"}]}))  # expect: NFX204
    assert links.bucket() == "b"


def test_other_service(mocker):
    branch = mocker.patch("links.branch")
    branch.return_value = {"influxdb": [{"user": "u", "bucket": "b"}]}
    relationships = mocker.patch("links.relationships")
    relationships.return_value = {"influxdb": [{"bucket": "b"}]}  # expect: NFX204
    assert links.bucket() == "b"


class Links(unittest.TestCase):
    @mock.patch("links.branch")
    @mock.patch.object(links, "relationships")
    def test_decorated(self, relationships, branch):
        branch.return_value = {"influxdb": [{"user": "u", "bucket": "b"}]}
        relationships.side_effect = lambda: {"influxdb": [{"bucket": "b"}]}  # expect: NFX204
        self.assertEqual(links.bucket(), "b")


@patch("links.reader")
def test_part(reader):
    reader.return_value.relationships.return_value = {"influxdb": [{"bucket": "b"}]}  # expect: NFX204
    assert links.read() == "b"
