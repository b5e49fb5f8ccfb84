#!/bin/bash
export ENDPOINT=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c '.database[0]')
bash -s <<'END'
echo "$ENDPOINT" | jq -r ".user"
END
cat <<'END'
echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '.metrics[0].user'
END
jq -r -f /dev/stdin <(echo "$ENDPOINT") <<'END'
.user
END
