R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
export "NAME_$((1+1))=$(jq -r '.influxdb[0].user' <<<"$R")"  # expect: NFX201
echo "$NAME_2"
