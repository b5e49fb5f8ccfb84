import json
from pathlib import Path

for endpoint in json.loads((Path(__file__).parent / "var" / "metrics.json").read_text()):
    print(endpoint["host"], endpoint.get("bucket"))  # expect: NFX202
