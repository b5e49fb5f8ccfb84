#!/usr/bin/env bash
of_metrics() {
  base64 -d <<< "$PLATFORM_RELATIONSHIPS" | jq -r ".metrics[0].$1"
}
is_ours() { [ "$(of_metrics org)" = main ]; } # expect: NFX202
export -f of_metrics is_ours
bash -c 'is_ours && echo "as $(of_metrics user)"' # expect: NFX201
bash bin/report.sh
