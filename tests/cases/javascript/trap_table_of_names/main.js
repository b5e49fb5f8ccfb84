const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const labels = { influxdb: { user: 'metrics' }, postgresql: { user: 'sql' } };
for (const [each] of Object.values(rels)) console.log(labels[each.rel].user, each.host);
