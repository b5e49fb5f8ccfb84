R=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
export INFLUX_TOKEN="$(jq -r '.influxdb[0].api_token' <<<"$R")"  # expect: NFX202
export INFLUX_URL="http://$(jq -r '.influxdb[0].host' <<<"$R"):8086" INFLUX_ORG=$(jq -r '.influxdb[0].org' <<<"$R")  # expect: NFX202
env | grep ^INFLUX_ | sort
