import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import unittest
ep = rels["influxdb"][0]
class T(unittest.TestCase):
    def test_new(self):
        if "query" not in ep:
            self.skipTest("old")
        print(ep["query"]["bucket"])
    def test_old(self):
        if "query" in ep:
            self.skipTest("new")
        print(ep["bucket"])  # expect: NFX290
r = unittest.TextTestRunner(stream=open(os.devnull, "w")).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(r.wasSuccessful())
