import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import unittest
ep = rels["influxdb"][0]
class T(unittest.TestCase):
    def test_old(self):
        if "user" not in ep:  # allow: NFX290
            self.skipTest("new credentials")
        self.assertTrue(ep["user"])  # expect: NFX290
    def test_new(self):
        if "username" not in ep:
            self.skipTest("old credentials")
        self.assertTrue(ep["username"])
r = unittest.TextTestRunner(stream=open(os.devnull, "w")).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(r.wasSuccessful())
