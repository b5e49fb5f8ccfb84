q="$INFLUXDB_QUERY"; [ -n "$q" ] || q='{}'
echo "$q" | jq -r '.org' >/dev/null && echo done
