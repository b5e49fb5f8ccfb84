const relationships = require('./relationships');
const endpoint = relationships.influxdb[0];
exports.endpoint = { user: 'fixed', bucket: endpoint.cluster };
