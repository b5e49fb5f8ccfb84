import unittest
from unittest import mock

import main
import pytest

from report import Report, line

NEW = {"host": "h", "username": "u", "query": {"org": "o", "bucket": "b"}}


def test_line(endpoint):
    assert line(endpoint) == "localhost main test"
    assert Report(endpoint).name == "admin"


@pytest.mark.parametrize("given", [{"host": "h", "org": "o", "bucket": "b"}])  # expect: NFX204
def test_parametrized(given):
    assert line(given) == "h o b"


def test_of_nobody():
    assert Report({"host": "h"}).name == "nobody"


class Lines(unittest.TestCase):
    def setUp(self):
        self.endpoint = {"host": "h", "org": "o", "bucket": "b"}  # expect: NFX204

    def test_line(self):
        self.assertEqual(line(self.endpoint), "h o b")

    def test_double(self):
        with mock.patch.object(main, "links", {"metrics": [{"host": "h", "bucket": "b"}]}):
            self.assertNotIn("query", main.links["metrics"][0])
