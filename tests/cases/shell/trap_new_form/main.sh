R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
echo "$R" | jq -r '.influxdb[0].host'
q=$(echo "$R" | jq -c '.database[0].query')
echo "$q" | jq -r .is_master
