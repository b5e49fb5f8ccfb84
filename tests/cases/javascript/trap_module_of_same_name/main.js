const { endpoint } = require('./settings');
const relationships = require('./relationships');
console.log(endpoint.user, endpoint.bucket, relationships.influxdb[0].host);
