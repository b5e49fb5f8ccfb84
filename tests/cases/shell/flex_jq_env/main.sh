jq -rn 'env.INFLUXDB_USER'  # expect: NFX203
jq -rn '$ENV.INFLUXDB_BUCKET'  # expect: NFX203
jq -rn "\$ENV.INFLUXDB_ORG"  # expect: NFX203
