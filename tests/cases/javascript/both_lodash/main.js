const { get } = require('lodash');
const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(get(endpoint, 'query.bucket', endpoint.bucket)); // allow: NFX290
console.log(get(endpoint, 'username') || get(endpoint, 'user')); // allow: NFX290
console.log(get(endpoint, 'username', get(endpoint, 'user'))); // allow: NFX290
