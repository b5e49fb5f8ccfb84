#!/bin/bash
envsubst <<'END'
organisation: $METRICS_ORG # expect: NFX203
host: ${METRICS_HOST}
account: $METRICS_USER # expect: NFX203
END
envsubst '$METRICS_BUCKET' <<<'bucket: ${METRICS_BUCKET} on $METRICS_HOST' # expect: NFX203
