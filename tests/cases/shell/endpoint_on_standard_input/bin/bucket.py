#!/usr/bin/env python3
import json
import sys

print(json.loads(sys.stdin.read()).get("bucket"))  # expect: NFX202
