import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import unittest
ep = rels["influxdb"][0]
class T(unittest.TestCase):
    @unittest.skipUnless("user" in ep, "needs the old credentials")  # allow: NFX290
    def test_old(self):
        self.assertTrue(ep["user"])  # expect: NFX290
    @unittest.skipIf("user" in ep, "needs the new credentials")  # allow: NFX290
    def test_new(self):
        self.assertTrue(ep["query"]["bucket"])
@unittest.skipIf("username" in ep, "needs the old credentials")
class TOld(unittest.TestCase):
    def test_old(self):
        self.assertTrue(ep["org"])  # expect: NFX290
    def test_more(self):
        self.assertTrue(ep["user"])  # expect: NFX290
for case in (T, TOld):
    r = unittest.TextTestRunner(stream=open(os.devnull, "w")).run(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    print(r.wasSuccessful())
