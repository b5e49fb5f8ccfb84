IFS=$'\t' read -r u o h <<< "$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.influxdb[0] | [.user, .org, .host] | @tsv')"  # expect: NFX201 NFX202
echo "$u/$o/$h"
