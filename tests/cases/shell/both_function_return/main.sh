R=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)
org() {
  local new; new=$(jq -r '.influxdb[0].query.org // empty' <<<"$R")
  if [ -n "$new" ]; then echo "$new"; return; fi
  jq -r '.influxdb[0].org' <<<"$R"
}
org
