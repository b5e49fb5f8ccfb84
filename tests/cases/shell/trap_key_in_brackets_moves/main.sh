#!/usr/bin/env bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS")
of() {
  jq -r --arg of "$1" --arg key "$2" '.[$of][0] | .query[$key]? // .[$key]' <<< "$decoded"
}
echo "$(of metrics bucket) $(of metrics org) $(of database user)"
for part in org api_token; do
  echo "$part: $(jq -r ".metrics[0] | (.query.$part? // .$part)" <<< "$decoded")"
done
