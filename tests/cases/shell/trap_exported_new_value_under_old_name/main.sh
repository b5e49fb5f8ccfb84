#!/bin/sh
if [ -n "${METRICS_USERNAME:-}" ]; then export METRICS_USER="$METRICS_USERNAME"; fi
node app.js
