echo "$METRICS" | jq -r .host
