const pick = (object, ...paths) => paths.map((path) => path.split('.').reduce((o, k) => (o == null ? o : o[k]), object)).find((v) => v != null);
const e = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(pick(e, 'username', 'user'), pick(e, 'query.bucket', 'bucket'));
