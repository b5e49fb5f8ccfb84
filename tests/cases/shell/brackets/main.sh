base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r '.["influxdb"][0]["user"]'  # expect: NFX201
base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r ".[\"influxdb\"][0][\"org\"]"  # expect: NFX202
base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r '.influxdb[0]."bucket"'  # expect: NFX202
base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r '.influxdb[0] | .["api_token"]?'  # expect: NFX202
