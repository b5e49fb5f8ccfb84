#!/bin/bash
rel() { echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c ".$1[0]"; }
by_export() { export "$1=$(rel "$2")"; }
by_printf() { printf -v "$1" '%s' "$(rel "$2")"; }
by_read() { read -r "$1" < <(rel "$2"); }
by_declare() { declare -g "$1"="$(rel "$2")"; }
by_eval() { eval "$1='$(rel "$2")'"; }

by_export A influxdb
by_printf B influxdb
by_read C influxdb
by_declare D influxdb
by_eval E influxdb
jq -r .user <<<"$A"  # expect: NFX201
jq -r .org <<<"$B"  # expect: NFX202
jq -r .user <<<"$C"  # expect: NFX201
jq -r .org <<<"$D"  # expect: NFX202
jq -r .bucket <<<"$E"  # expect: NFX202
