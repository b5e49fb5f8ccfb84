const ep = { ...JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0] };
delete ep.password;
const { port, ...clean } = ep;
console.log(clean.user, port, clean.password); // expect: NFX201
