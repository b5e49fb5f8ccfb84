#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../lib/endpoint.sh"
echo "$METRICS" | jq -r .user # expect: NFX201
