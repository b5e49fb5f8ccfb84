let endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(endpoint.host);
endpoint = { user: 'own', org: 'own' };
console.log(endpoint.user, endpoint.org);
