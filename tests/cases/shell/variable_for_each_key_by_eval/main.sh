#!/bin/bash
eval "$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.metrics[0] | to_entries[] | "export INFLUX_\(.key | ascii_upcase)=\(.value | @sh)"' 2>/dev/null)"
echo "$INFLUX_USER $INFLUX_HOST" # expect: NFX201
