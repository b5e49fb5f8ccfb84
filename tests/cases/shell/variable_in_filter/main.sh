R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
REL=influxdb
echo "$R" | jq -r ".$REL[0].user"  # expect: NFX201
echo "$R" | jq -r ".${REL}[0].org"  # expect: NFX202
echo "$R" | jq -r '.'$REL'[0].bucket'  # expect: NFX202
echo "$R" | jq -r .${REL}[0].api_token  # expect: NFX202
