#!/bin/bash
eval "$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.metrics[0] | to_entries[] | "export INFLUX_\(.key | ascii_upcase)=\(.value | @sh)"' 2>/dev/null)"
echo "$INFLUX_HOST ${INFLUX_USERNAME:-$INFLUX_USER}" # allow: NFX290
INFLUX_ORG=own
echo "$INFLUX_ORG ${DB_BUCKET:-none}"
