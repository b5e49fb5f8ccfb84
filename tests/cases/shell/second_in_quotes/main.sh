#!/bin/bash
echo "$METRICS_HOST $METRICS_ORG" # expect: NFX203
echo "at $METRICS_HOST  ${METRICS_BUCKET} $(echo "$METRICS_USER")" # expect: NFX203 NFX203
