routes='{"https://x/": {"user": "x"}}'
echo "$routes" | jq -r '.[].user'
