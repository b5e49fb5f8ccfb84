#!/bin/bash
echo "$RELATIONSHIPS_JSON" | jq -r '.influxdb[0].org'  # expect: NFX202
