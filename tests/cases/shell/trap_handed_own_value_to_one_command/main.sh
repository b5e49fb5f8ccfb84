#!/bin/sh
METRICS_USER=local node app.js
