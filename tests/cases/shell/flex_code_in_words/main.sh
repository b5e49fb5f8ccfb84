#!/bin/bash
bash -c 'echo "$METRICS_USER"' # expect: NFX203
bash -c "echo \"\$METRICS_BUCKET\"" # expect: NFX203
