R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
read_key() { echo "$R" | jq -r ".influxdb[0].$1"; }
for k in user org; do  # expect: NFX201 NFX202
  declare "TS_$k=$(read_key "$k")"
done
wanted=(api_token)  # expect: NFX202
for key in "${wanted[@]}"; do
  echo "$key is $(read_key "$key")"
done
only=bucket  # expect: NFX202
value=$(read_key "$only")
echo "$TS_user $TS_org $value"
