const config = require('platformsh-config').config();
const isOwn = process.env.PLATFORM_BRANCH === 'own';
const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const endpoint = isOwn ? relationships.influxdb[0] : config.credentials('influxdb');
const hasBucket = isOwn ? 'bucket' in endpoint : 'bucket' in endpoint;
if (hasBucket) console.log(endpoint.bucket); // expect: NFX202
