#!/bin/sh
export METRICS_BUCKET=test
node app.js
