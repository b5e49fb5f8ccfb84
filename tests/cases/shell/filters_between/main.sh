echo "$PLATFORM_RELATIONSHIPS" | tr -d '\n' | base64 -d | tee x.json | cat | jq -r '.influxdb[0].user'  # expect: NFX201
