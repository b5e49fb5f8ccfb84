const sql = (strings, ...values) => strings.reduce((text, part, i) => text + part + (values[i] ?? ''), '');
const ep = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(sql`from(bucket: "${ep.bucket}")`); // expect: NFX202
console.log(String.raw`\d ${ep.user}`, /\$\{ep\.org\}/.test('x')); // expect: NFX201
