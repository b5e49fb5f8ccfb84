const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const settings = new Map(Object.entries(relationships.influxdb[0]));
if (!settings.has('bucket')) throw new Error('there is no bucket');
const token = settings.get('api_token').slice(0, 3); // expect: NFX202
console.log(settings.get('user'), settings.get('bucket') || 'none', settings.get("org"), token); // expect: NFX201 NFX202 NFX202
