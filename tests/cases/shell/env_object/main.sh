jq -rn '$ENV.PLATFORM_RELATIONSHIPS | @base64d | fromjson | .influxdb[0].user'  # expect: NFX201
jq -rn 'env.PLATFORM_RELATIONSHIPS | @base64d | fromjson | .influxdb[0] | .org'  # expect: NFX202
