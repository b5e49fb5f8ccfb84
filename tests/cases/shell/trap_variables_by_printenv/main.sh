#!/bin/bash
printenv METRICS_HOST METRICS_PORT
printenv DATABASE_USER
export METRICS_USER=me
printenv METRICS_USER
