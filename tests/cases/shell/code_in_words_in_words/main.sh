#!/bin/bash
export ALL="$(base64 -d <<<"$PLATFORM_RELATIONSHIPS")"
bash -c 'sh -c "echo \"\$ALL\" | jq -r .metrics[0].org"' # expect: NFX202
bash -euo pipefail -c '
  host=$(jq -r .metrics[0].host <<<"$ALL")
  user=$(jq -r ".metrics[0].user" <<<"$ALL") # expect: NFX201
  echo "$host $user"
'
