#!/bin/bash
rel() { echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -c ".$1[0]"; }
by_export() { export "$1=$(rel "$2")"; }
by_printf() { printf -v "$1" '%s' "$(rel "$2")"; }
by_read() { read -r "$1" < <(rel "$2"); }
by_eval() { eval "$1='$(rel "$2")'"; }

by_export A database
by_export TS influxdb
by_printf B database
by_printf TS influxdb
by_read C database
by_eval E database
jq -r .user <<<"$A"
jq -r .user <<<"$B"
jq -r .user <<<"$C"
jq -r .user <<<"$E"
jq -r '.host, (.username // .user)' <<<"$TS"
