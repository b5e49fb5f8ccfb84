#!/bin/sh
export METRICS_BUCKET=own
python3 app.py
