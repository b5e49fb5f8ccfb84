R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
declare -A map=([INFLUX_USER]=user [INFLUX_HOST]=host)  # expect: NFX201
for v in "${!map[@]}"; do echo "$v=$(jq -r ".influxdb[0].${map[$v]}" <<< "$R")"; done | sort
