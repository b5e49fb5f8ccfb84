import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import unittest
ep = rels["influxdb"][0]
class T(unittest.TestCase):
    def test_old(self):
        try:
            user = ep["user"]  # expect: NFX290
        except KeyError:
            self.skipTest("new credentials")
        self.assertTrue(user)
    def test_more(self):
        if not ep.get("org"):  # expect: NFX290
            raise unittest.SkipTest("new")
        self.assertTrue(ep["org"])  # expect: NFX290
r = unittest.TextTestRunner(stream=open(os.devnull, "w")).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(r.wasSuccessful())
