const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
exports.endpoint = relationships.influxdb[0];
exports.store = relationships.database[0];
