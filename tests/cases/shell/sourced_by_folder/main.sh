#!/usr/bin/env bash
DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "$DIR/scripts/lib.sh"
echo "$RELS" | jq -r '.influxdb[0].user'  # expect: NFX201
