R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
PROG=$(cat <<'JQ'
.influxdb[0]
| "\(.user):\(.org)"  # expect: NFX201 NFX202
JQ
)
jq -r "$PROG" <<< "$R"
