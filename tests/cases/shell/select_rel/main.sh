echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.[][] | select(.rel == "influxdb") | .user'  # expect: NFX201
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.[][] | select(.rel == "mysql") | .user'
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '[.[][] | select(.type | startswith("influxdb"))][0].org'  # expect: NFX202
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r 'first(.[][] | select(.service == "timedb")).bucket'  # expect: NFX202
