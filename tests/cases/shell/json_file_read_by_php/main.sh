#!/bin/bash
echo "$PLATFORM_RELATIONSHIPS" | base64 -d > relationships.json
php app.php
