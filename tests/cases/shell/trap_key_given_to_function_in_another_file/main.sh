#!/bin/bash
. ./lib.sh
echo "$(relationship influxdb host) $(relationship influxdb password)"
echo "$(relationship database user) $(relationship database bucket)"
echo "$(either org) $(either bucket) $(either host)" # allow: NFX290
