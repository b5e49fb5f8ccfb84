#!/bin/bash
relationships=$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")
cat <<END
  $(jq -r '.database[0].user' <<<"$relationships")
    $(jq -r '.metrics[0] | .username // .user' <<<"$relationships")
 costs 5$ $HOSTNAME_OF_NOBODY
END
cat <<'END'
  $(jq -r '.metrics[0].user' <<<"$relationships")
END
