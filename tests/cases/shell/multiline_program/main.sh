echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '
  .influxdb[0] as $ep
  | "USER=" + $ep.user,  # expect: NFX201
    "ORG=" + $ep.org     # expect: NFX202
'
