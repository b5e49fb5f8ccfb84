#!/usr/bin/env bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS")
of() {
  jq -r --arg of "$1" --arg key "$2" '.[$of][0][$key]' <<< "$decoded"
}
echo "$(of database username) $(of metrics host) $(of metrics bucket)" # expect: NFX202
for part in org api_token; do # expect: NFX202 NFX202
  echo "$part: $(jq -r ".metrics[0] | .[\"$part\"]" <<< "$decoded")"
  echo "$part is $(jq -r ".metrics[0].$part" <<< "$decoded")"
done
jq -c '.metrics[0] as $ep | reduce ("host", "bucket") as $name ({}; .[$name] = $ep[$name])' <<< "$decoded" # expect: NFX202
