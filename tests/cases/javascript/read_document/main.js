const fs = require('fs');
const path = require('path');
const text = process.env.PLATFORM_RELATIONSHIPS
  ? Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()
  : fs.readFileSync(path.join(__dirname, 'local.txt'), 'utf8');
const { influxdb: [endpoint] } = JSON.parse(text);
console.log(endpoint.api_token); // expect: NFX202
