jq -rR '@base64d | fromjson | .influxdb[0].user' <<< "$PLATFORM_RELATIONSHIPS"  # expect: NFX201
