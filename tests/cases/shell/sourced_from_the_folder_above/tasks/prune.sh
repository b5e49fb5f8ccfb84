#!/bin/bash
. "$(dirname "${BASH_SOURCE[0]:-$0}")/../lib/endpoint.sh"
jq -r .org <<< "$METRICS" # expect: NFX202
