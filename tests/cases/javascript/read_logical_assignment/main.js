let endpoint = null;
const ready = () => { endpoint ||= JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0]; return endpoint; };
ready();
console.log(endpoint.user, ready().org); // expect: NFX201 NFX202
