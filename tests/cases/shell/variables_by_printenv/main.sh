#!/bin/bash
echo "user: $(printenv METRICS_USER)" # expect: NFX203
org=$(printenv METRICS_ORG) # expect: NFX203
bucket=`printenv "METRICS_BUCKET"` # expect: NFX203
echo "$org/$bucket on $(printenv METRICS_HOST)"
printenv METRICS_API_TOKEN | tr a-z A-Z # expect: NFX203
