#!/bin/bash
setting() {
  local name="METRICS_${1^^}"
  echo "${!name}"
}
both() { eval "echo \"\$METRICS_$1 \$METRICS_$2\""; }
setting host
setting org # expect: NFX203
both PORT BUCKET # expect: NFX203
