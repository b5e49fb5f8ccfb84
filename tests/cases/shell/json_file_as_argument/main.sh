#!/bin/sh
echo "$PLATFORM_RELATIONSHIPS" | base64 -d > decoded.json
jq -rn --argfile r decoded.json '$r.metrics[0] | "\(.host) \(.org)"' # expect: NFX202
jq -rn --slurpfile r decoded.json '$r[0].metrics[0].bucket' # expect: NFX202
