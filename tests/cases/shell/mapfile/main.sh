R=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
mapfile -t parts < <(jq -r '.influxdb[0] | .user, .bucket' <<<"$R")  # expect: NFX201 NFX202
echo "${parts[0]} ${parts[1]}"
