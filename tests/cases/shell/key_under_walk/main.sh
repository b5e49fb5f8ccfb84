#!/bin/bash
endpoint=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS" | jq -c '.metrics[0]')
jq -c 'walk(if type == "object" then {name: .org} else . end)' <<<"$endpoint" # expect: NFX202
