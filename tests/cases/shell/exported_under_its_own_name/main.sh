#!/bin/sh
export METRICS_USER="${METRICS_USER:-guest}" # expect: NFX203
node app.js
