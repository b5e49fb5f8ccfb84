#!/bin/bash
echo "$INFLUX_USER $INFLUX_BUCKET"
