echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] as {user: $u, bucket: $b, host: $h} | "\($u) \($b) \($h)"'  # expect: NFX201 NFX202
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] as {$user, $org} | "\($user) \($org)"'  # expect: NFX201 NFX202
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '. as {influxdb: [{user: $u}]} | $u'  # expect: NFX201
