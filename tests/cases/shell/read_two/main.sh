R=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
read -r user org <<<$(jq -r '.influxdb[0] | "\(.user) \(.org)"' <<<"$R")  # expect: NFX201 NFX202
echo "$user $org"
