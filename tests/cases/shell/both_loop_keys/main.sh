R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
for k in username user; do
  U=$(jq -r ".influxdb[0].$k // empty" <<<"$R")
  [ -n "$U" ] && break
done
echo "$U"
