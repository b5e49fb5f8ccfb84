import json
import os
class Settings:
    def __init__(self, env):
        self.new = "TS_USERNAME" in env
        self.user = env["TS_USERNAME"] if self.new else env["TS_USER"]  # expect: NFX290
        self.query = json.loads(env["TS_QUERY"]) if self.new else {}
        self.org = self.query["org"] if self.new else env["TS_ORG"]  # expect: NFX290
s = Settings(os.environ)
print(s.user, s.org)
