#!/bin/bash
export ENDPOINT=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.metrics[0]')
bash -s <<'END'
echo "$ENDPOINT" | jq -r ".org" # expect: NFX202
END
sh <<END
jq -r "\"\(.bucket)\"" <<DOCUMENT # expect: NFX202
\$ENDPOINT
DOCUMENT
END
jq -r -f /dev/stdin <(echo "$ENDPOINT") <<'END'
.user # expect: NFX201
END
