#!/usr/bin/env bash
decoded=$(base64 -d <<< "$PLATFORM_RELATIONSHIPS")
get() {
  jq -r --arg key "$2" ".$1[0][\$key]" <<< "$decoded"
}
echo "$(get metrics host) $(get metrics user)" # expect: NFX201
echo "$(get metrics bucket) of $(get database user)" # expect: NFX202
field() {
  jq -r --arg key "$1" ".metrics[${2:-0}][ \$key ] // \"none\"" <<< "$decoded"
}
field org # expect: NFX202
field port 0
pieces() {
  jq -r --arg key "$2" '.'"$1"'[0][$key]' <<< "$decoded"
}
pieces metrics api_token # expect: NFX202
path() {
  jq -r ".$1[0].$2" <<< "$decoded"
}
path metrics user # expect: NFX201
quoted() {
  jq -r ".$1[0][\"$2\"]" <<< "$decoded"
}
quoted metrics user # expect: NFX201
