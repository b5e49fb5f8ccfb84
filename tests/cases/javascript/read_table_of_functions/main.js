const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const services = { influxdb: (e) => `${e.org}/${e.bucket}`, postgresql: (e) => `${e.user}` }; // expect: NFX202 NFX202
for (const [e] of Object.values(rels)) { const make = services[e.rel]; if (make) console.log(make(e)); }
