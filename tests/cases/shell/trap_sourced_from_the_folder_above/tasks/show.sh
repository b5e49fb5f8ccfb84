#!/bin/bash
. "$(dirname "$0")/../lib/endpoint.sh"
echo "$METRICS" | jq -r .user
