const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS ?? '', 'base64').toString() || '{}');
const endpoint = relationships?.influxdb?.[0];
console.log(endpoint?.bucket); // expect: NFX202
console.log(endpoint?.['org']); // expect: NFX202
console.log(endpoint?.user?.toUpperCase()); // expect: NFX201
