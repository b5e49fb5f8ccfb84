const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const url = new URL(`http://${endpoint.host}:${endpoint.port}/api/v2/write`);
url.searchParams.set('org', endpoint.org); // expect: NFX202
url.searchParams.set('bucket', endpoint.bucket); // expect: NFX202
url.username = endpoint.user; // expect: NFX201
console.log(url.href, new URLSearchParams({ org: endpoint.org }).toString()); // expect: NFX202
