const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
exports.endpoint = endpoint;
exports.user = () => endpoint.user; // expect: NFX201
