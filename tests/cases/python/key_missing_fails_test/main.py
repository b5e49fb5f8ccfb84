import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import unittest
ep = rels["influxdb"][0]
class T(unittest.TestCase):
    def test_old(self):
        try:
            user = ep["user"]  # expect: NFX201
        except KeyError:
            self.fail("no user")
        self.assertTrue(user)
    def test_more(self):
        if "org" not in ep:  # expect: NFX202
            self.fail("no org")
r = unittest.TextTestRunner(stream=open(os.devnull, "w")).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(r.wasSuccessful())
