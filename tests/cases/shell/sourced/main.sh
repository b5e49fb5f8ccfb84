#!/bin/bash
. ./lib.sh
influx user  # expect: NFX201
echo "$ORG"
