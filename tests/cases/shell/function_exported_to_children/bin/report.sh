#!/usr/bin/env bash
echo "writes to $(of_metrics bucket)" # expect: NFX202
