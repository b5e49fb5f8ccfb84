R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
KEYS="user bucket"  # expect: NFX201 NFX202
for k in $KEYS; do jq -r ".influxdb[0].${k}" <<< "$R"; done
