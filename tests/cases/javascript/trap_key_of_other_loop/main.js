const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const wanted = ['host', 'port', 'scheme'];
for (const key of wanted) console.log(key, relationships.influxdb[0][key]);
const labels = { user: 'User', bucket: 'Bucket' };
for (const key in labels) console.log(labels[key]);
