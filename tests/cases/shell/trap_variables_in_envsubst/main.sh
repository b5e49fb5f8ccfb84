#!/bin/bash
envsubst '$METRICS_HOST' <<<'$METRICS_USER on $METRICS_HOST' | tr -d '\n'
echo 'costs $METRICS_ORG'
