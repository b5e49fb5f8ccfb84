#!/bin/sh
echo "$RELS" | jq -r '.influxdb[0].user'  # expect: NFX201
